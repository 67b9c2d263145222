//! The command line: the same core as in the browser, for files, folders and pipes.

mod input;
mod kind;
mod mentions;
mod options;
mod output;
mod plain;
mod units;

use std::io::{self, Write};
use std::process::ExitCode;

use input::Inputs;
use options::{Asked, Options, USAGE};
use output::Output;

fn main() -> ExitCode {
    match run() {
        Ok(code) => code,
        // A reader that went away (`| head`) is no error of ours.
        Err(e) if e.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(e) => {
            say(&e.to_string());
            ExitCode::from(1)
        }
    }
}

fn run() -> io::Result<ExitCode> {
    let mut out = io::stdout().lock();
    let options = match options::parse(lexopt::Parser::from_env()) {
        Ok(Asked::Read(options)) => options,
        Ok(Asked::Help) => return write(&mut out, USAGE.as_bytes()),
        Ok(Asked::Version) => {
            return write(&mut out, format!("kotak-fakta {}\n", env!("CARGO_PKG_VERSION")).as_bytes());
        }
        Err(e) => {
            say(&format!("{e}\n{}", USAGE.trim_end()));
            return Ok(ExitCode::from(2));
        }
    };
    match Output::new(&options) {
        Ok(output) => read_all(&mut out, &options, &output),
        Err(why) => {
            say(&why);
            Ok(ExitCode::from(1))
        }
    }
}

/// Reads one after the other: of a folder with a million articles one is in memory.
fn read_all(out: &mut impl Write, options: &Options, output: &Output) -> io::Result<ExitCode> {
    let inputs = Inputs::find(&options.inputs);
    let (mut read, mut refused, mut failed) = (0_usize, 0_usize, 0_usize);
    for input in &inputs.found {
        let name = input.name();
        let source = inputs.are_several.then_some(&*name);
        let record = match input.text(options.lines) {
            Ok(text) => {
                read += 1;
                output.record(&text, source)?
            }
            Err(failure) => {
                *(if failure.is_refusal { &mut refused } else { &mut failed }) += 1;
                say(&format!("{name}: {failure}"));
                output.failure(&failure, source)?
            }
        };
        // By one call, so that runs side by side may write to one file.
        out.write_all(&record)?;
    }
    out.flush()?;
    if inputs.are_several {
        let others = match inputs.others {
            0 => String::new(),
            n => format!("; {n} passed over (no .txt or .md)"),
        };
        say(&format!("{read} read, {refused} refused, {failed} failed{others}"));
    }
    Ok(ExitCode::from(u8::from(refused + failed > 0)))
}

fn write(out: &mut impl Write, text: &[u8]) -> io::Result<ExitCode> {
    out.write_all(text)?;
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

/// Tells the person at the keyboard. Where nobody listens the facts are still wanted.
fn say(message: &str) {
    let _ = io::stderr().write_all(format!("kotak-fakta: {message}\n").as_bytes());
}
