//! Corrections as JSON.

use super::{Correction, Detail, MAX_CORRECTIONS};
use crate::fact_box::AgencyKind;
use crate::json::{FromJson, Json, Value};

type Read<T> = Result<T, String>;

impl FromJson for Vec<Correction> {
    fn from_value(value: &impl Value) -> Read<Self> {
        let list = value.list().ok_or("they are no list")?;
        if list.len() > MAX_CORRECTIONS {
            return Err(format!("there are more than {MAX_CORRECTIONS}"));
        }
        let one = |(i, value)| Correction::read(value).map_err(|why| format!("number {}: {why}", i + 1));
        list.iter().enumerate().map(one).collect()
    }
}

impl Correction {
    fn read(value: &impl Value) -> Read<Self> {
        let mut out = Self::default();
        for name in value.keys().ok_or("a correction is an object")? {
            let given = value.needs(&name)?;
            let text = || given.string().ok_or_else(|| format!("\"{name}\" must be a string"));
            match name.as_str() {
                "hide" => out.hide = Some(text()?),
                "rename" => out.rename = Some(text()?),
                "change" => out.change = Some(text()?),
                "move" => out.shift = Some(text()?),
                "add" => out.add = Some(text()?),
                "key" => out.key = Some(text()?),
                "in" => out.field = Some(text()?),
                "to" => out.to = Some(text()?),
                "sentence" => out.sentence = Some(text()?),
                "position" => {
                    out.position = Some(given.whole().ok_or("\"position\" must be a whole number")?);
                }
                "title" => out.title = detail(&given, text)?,
                "quote" => out.quote = detail(&given, text)?,
                "fullName" => out.full_name = detail(&given, text)?,
                "saidBy" => out.said_by = detail(&given, text)?,
                "aliases" => out.aliases = detail(&given, || value.texts("aliases"))?,
                "kind" => {
                    let kind = || AgencyKind::from_name(&text()?).ok_or_else(|| "that is no kind of agency".to_owned());
                    out.kind = detail(&given, kind)?;
                }
                _ => return Err(format!("there is no \"{name}\" in a correction")),
            }
        }
        out.edit().map(|_| ())?;
        Ok(out)
    }

    pub(crate) fn write_list(list: &[Self], json: &mut Json) {
        json.list(list, |json, correction| correction.write(json));
    }

    fn write(&self, json: &mut Json) {
        json.object(|json| {
            let mut text = |name: &str, value: &Option<String>| {
                if let Some(value) = value {
                    json.key(name).text(value);
                }
            };
            text("hide", &self.hide);
            text("rename", &self.rename);
            text("change", &self.change);
            text("move", &self.shift);
            text("add", &self.add);
            text("key", &self.key);
            text("in", &self.field);
            text("to", &self.to);
            if let Some(position) = self.position {
                json.key("position").number(position as usize);
            }
            if let Some(sentence) = &self.sentence {
                json.key("sentence").text(sentence);
            }
            write_detail(json, "title", &self.title, |json, title| json.text(title));
            write_detail(json, "quote", &self.quote, |json, quote| json.text(quote));
            write_detail(json, "aliases", &self.aliases, |json, aliases| json.texts(aliases));
            write_detail(json, "fullName", &self.full_name, |json, full| json.text(full));
            write_detail(json, "kind", &self.kind, |json, kind| json.text(kind.name()));
            write_detail(json, "saidBy", &self.said_by, |json, who| json.text(who));
        });
    }
}

fn detail<T>(given: &impl Value, read: impl FnOnce() -> Read<T>) -> Read<Detail<T>> {
    if given.is_null() { Ok(Detail::Removed) } else { read().map(Detail::Is) }
}

fn write_detail<T>(json: &mut Json, name: &str, detail: &Detail<T>, write: impl FnOnce(&mut Json, &T)) {
    match detail {
        Detail::Kept => {}
        Detail::Removed => json.key(name).null(),
        Detail::Is(value) => write(json.key(name), value),
    }
}
