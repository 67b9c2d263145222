// What stands above the box: what became of something that was asked for, and what is wrong with the manuscript. They come when
// they come, and neither wipes the other out: a reading may end just after a file was refused.
import { at } from "./dom.js";

const message = at("message");

let answer = "";
let fault = "";

/** Stays until something else is asked for or the manuscript is another. */
export function sayAnswer(sentence) {
  answer = sentence;
  show();
}

/** Of the manuscript as it was read last; nothing where there is a box. */
export function sayFault(sentence) {
  fault = sentence;
  show();
}

function show() {
  const words = [answer, fault].filter(Boolean).join(" ");
  // What is written again is read aloud again.
  if (message.textContent !== words) message.textContent = words;
  message.hidden = words === "";
}
