//! Currencies as news writes them, with their ISO 4217 codes. A name that several countries share
//! has no code by itself, but for the dollar (see `money.rs`).

use super::line::Line;

/// Before a number: the word after the symbol, and the code or nothing.
pub(super) fn symbol(line: &Line<'_>, at: usize) -> Option<(usize, &'static str)> {
    let word = line.word(at);
    if let "$" = line.word(at + 1) {
        return Some((at + 2, dollar(word)?)).filter(|_| line.glued(at + 1));
    }
    let code = SIGNS.iter().find(|(sign, _)| *sign == word).map(|(_, code)| *code);
    let after = at + 1 + usize::from(line.word(at + 1) == "." && line.glued(at + 1));
    match (code, abbreviation(word)) {
        (Some(code), _) => Some((at + 1, code)),
        (_, Some(code)) => Some((after, code)),
        _ => Some((at + 1, iso(word)?)),
    }
}

/// The bare dollar's mark among the codes.
pub(super) const DOLLAR: &str = "$";

const SIGNS: [(&str, &str); 14] = [
    ("$", DOLLAR),
    ("£", "GBP"),
    ("€", "EUR"),
    ("₹", "INR"),
    ("¥", ""),
    ("₩", "KRW"),
    ("₦", "NGN"),
    ("₱", "PHP"),
    ("₪", "ILS"),
    ("₺", "TRY"),
    ("₽", "RUB"),
    ("₫", "VND"),
    ("₴", "UAH"),
    ("฿", "THB"),
];

/// Whether a mark is a currency's sign.
pub(super) fn is_sign(mark: &str) -> bool {
    mark == "$" || mark.len() > 1 && SIGNS.iter().any(|(sign, _)| *sign == mark)
}

/// The code of the dollar with these letters before its sign.
fn dollar(letters: &str) -> Option<&'static str> {
    Some(match letters {
        "US" | "U.S." | "U.S" => "USD",
        "A" | "AU" | "AUD" => "AUD",
        "C" | "CA" | "CAD" | "Cdn" => "CAD",
        "HK" => "HKD",
        "NZ" => "NZD",
        "S" | "SG" => "SGD",
        "NT" => "TWD",
        "R" => "BRL",
        "J" => "JMD",
        "TT" => "TTD",
        "Z" => "",
        _ => return None,
    })
}

/// The code of an abbreviation before the number: "Rs 500", "RM10".
pub(super) fn abbreviation(word: &str) -> Option<&'static str> {
    Some(match word {
        "Rs" | "Rs." => "",
        "Tk" | "Tk." => "BDT",
        "RM" => "MYR",
        "Rp" | "Rp." => "IDR",
        "Dh" | "Dhs" => "AED",
        "KSh" | "Ksh" | "KSh." | "Ksh." | "Sh" => "KES",
        "NIS" => "ILS",
        "GH¢" | "GHC" => "GHS",
        _ => return None,
    })
}

/// The codes that news writes out, in order.
const ISO: [&str; 49] = [
    "AED", "ARS", "AUD", "BDT", "BRL", "CAD", "CHF", "CLP", "CNY", "CZK", "DKK", "EGP", "ETB",
    "EUR", "GBP", "GHS", "HKD", "HUF", "IDR", "ILS", "INR", "JPY", "KES", "KRW", "KWD", "LKR",
    "MXN", "MYR", "NGN", "NOK", "NPR", "NZD", "OMR", "PHP", "PKR", "PLN", "QAR", "RUB", "SAR",
    "SEK", "SGD", "THB", "TWD", "TZS", "UAH", "UGX", "USD", "VND", "ZAR",
];

/// A code itself, where news writes it beside a number.
pub(super) fn iso(word: &str) -> Option<&'static str> {
    match word {
        "RMB" => Some("CNY"),
        _ if word.len() == 3 => ISO.binary_search(&word).ok().map(|at| ISO[at]),
        _ => None,
    }
}

/// The currency named at a word: the word after its name, and its code or nothing.
pub(super) fn named(line: &Line<'_>, at: usize) -> Option<(usize, &'static str)> {
    if let Some(code) = alone(line.word(at)).or_else(|| iso(line.word(at))) {
        return Some((at + 1, code));
    }
    if !line.words.get(at)?.is_capital() {
        return None;
    }
    let name = (1..=2).map(|more| at + more).find(|&name| alone(line.word(name)).is_some())?;
    let country = line.words[at].span.cover(line.words[name - 1].span).of(line.text);
    Some((name + 1, of_country(country, line.word(name))?))
}

/// The code of a currency's name by itself; empty where several countries' share it.
fn alone(name: &str) -> Option<&'static str> {
    Some(match name {
        "dollar" | "dollars" => DOLLAR,
        "euro" | "euros" => "EUR",
        "yuan" | "renminbi" => "CNY",
        "yen" => "JPY",
        "won" => "KRW",
        "baht" => "THB",
        "ringgit" => "MYR",
        "naira" => "NGN",
        "rand" => "ZAR",
        "taka" => "BDT",
        "rupiah" => "IDR",
        "shekel" | "shekels" => "ILS",
        "zloty" | "zlotys" | "zlotych" => "PLN",
        "forint" | "forints" => "HUF",
        "hryvnia" | "hryvnias" => "UAH",
        "real" | "dong" | "pence" | "cents" | "cent" => "",
        "reais" => "BRL",
        "cedi" | "cedis" => "GHS",
        "birr" => "ETB",
        "tenge" => "KZT",
        "kyat" | "kyats" => "MMK",
        "roubles" | "rubles" | "rouble" | "ruble" => "RUB",
        "sterling" => "GBP",
        "pounds" | "pound" | "rupees" | "rupee" | "pesos" | "peso" | "francs" | "franc"
        | "shillings" | "shilling" | "lira" | "liras" | "lire" | "riyals" | "riyal" | "rials"
        | "rial" | "dirhams" | "dirham" | "dinars" | "dinar" | "krona" | "kronor" | "kroner"
        | "krone" | "koruna" | "crowns" | "kwacha" | "bolivars" | "bolívares" => "",
        _ => return None,
    })
}

/// The code of a currency with its country: "Hong Kong dollars", "Egyptian pounds".
fn of_country(country: &str, name: &str) -> Option<&'static str> {
    let stem = name.trim_end_matches('s');
    let found = COUNTRIES.iter().find(|(named, _)| *named == country);
    let (_, codes) = found?;
    codes.iter().find(|(of, _)| *of == stem).map(|(_, code)| *code)
}

/// Countries and adjectives, each with its currency's name, without a final "s", and code.
const COUNTRIES: &[(&str, &[(&str, &str)])] = &[
    ("US", &[("dollar", "USD"), ("cent", "")]),
    ("U.S.", &[("dollar", "USD"), ("cent", "")]),
    ("American", &[("dollar", "USD")]),
    ("Australian", &[("dollar", "AUD")]),
    ("Canadian", &[("dollar", "CAD")]),
    ("Hong Kong", &[("dollar", "HKD")]),
    ("New Zealand", &[("dollar", "NZD")]),
    ("Singapore", &[("dollar", "SGD")]),
    ("Taiwan", &[("dollar", "TWD")]),
    ("Taiwanese", &[("dollar", "TWD")]),
    ("Jamaican", &[("dollar", "JMD")]),
    ("Namibian", &[("dollar", "NAD")]),
    ("Fijian", &[("dollar", "FJD")]),
    ("Zimbabwean", &[("dollar", "")]),
    ("Zimbabwe", &[("dollar", "")]),
    ("Chinese", &[("yuan", "CNY")]),
    ("Japanese", &[("yen", "JPY")]),
    ("Korean", &[("won", "KRW")]),
    ("South Korean", &[("won", "KRW")]),
    ("North Korean", &[("won", "KPW")]),
    ("South African", &[("rand", "ZAR")]),
    ("Malaysian", &[("ringgit", "MYR")]),
    ("Thai", &[("baht", "THB")]),
    ("Nigerian", &[("naira", "NGN")]),
    ("Indonesian", &[("rupiah", "IDR")]),
    ("Bangladeshi", &[("taka", "BDT")]),
    ("Israeli", &[("shekel", "ILS")]),
    ("Polish", &[("zloty", "PLN")]),
    ("Hungarian", &[("forint", "HUF")]),
    ("Russian", &[("rouble", "RUB"), ("ruble", "RUB")]),
    ("Belarusian", &[("rouble", "BYN"), ("ruble", "BYN")]),
    ("British", &[("pound", "GBP")]),
    ("Egyptian", &[("pound", "EGP")]),
    ("Lebanese", &[("pound", "LBP"), ("lira", "LBP")]),
    ("Syrian", &[("pound", "SYP"), ("lira", "SYP")]),
    ("Sudanese", &[("pound", "SDG")]),
    ("Turkish", &[("lira", "TRY")]),
    ("Indian", &[("rupee", "INR")]),
    ("Pakistani", &[("rupee", "PKR")]),
    ("Pakistan", &[("rupee", "PKR")]),
    ("Nepali", &[("rupee", "NPR")]),
    ("Nepalese", &[("rupee", "NPR")]),
    ("Sri Lankan", &[("rupee", "LKR")]),
    ("Sri Lanka", &[("rupee", "LKR")]),
    ("Mauritian", &[("rupee", "MUR")]),
    ("Mexican", &[("peso", "MXN")]),
    ("Philippine", &[("peso", "PHP")]),
    ("Argentine", &[("peso", "ARS")]),
    ("Argentinian", &[("peso", "ARS")]),
    ("Chilean", &[("peso", "CLP")]),
    ("Colombian", &[("peso", "COP")]),
    ("Cuban", &[("peso", "CUP")]),
    ("Dominican", &[("peso", "DOP")]),
    ("Uruguayan", &[("peso", "UYU")]),
    ("Swiss", &[("franc", "CHF")]),
    ("Rwandan", &[("franc", "RWF")]),
    ("Congolese", &[("franc", "CDF")]),
    ("CFA", &[("franc", "")]),
    ("Kenyan", &[("shilling", "KES")]),
    ("Kenya", &[("shilling", "KES")]),
    ("Tanzanian", &[("shilling", "TZS")]),
    ("Ugandan", &[("shilling", "UGX")]),
    ("Uganda", &[("shilling", "UGX")]),
    ("Somali", &[("shilling", "SOS")]),
    ("Saudi", &[("riyal", "SAR"), ("rial", "SAR")]),
    ("Qatari", &[("riyal", "QAR"), ("rial", "QAR")]),
    ("Omani", &[("riyal", "OMR"), ("rial", "OMR")]),
    ("Iranian", &[("riyal", "IRR"), ("rial", "IRR")]),
    ("Yemeni", &[("riyal", "YER"), ("rial", "YER")]),
    ("Emirati", &[("dirham", "AED")]),
    ("UAE", &[("dirham", "AED")]),
    ("Moroccan", &[("dirham", "MAD")]),
    ("Kuwaiti", &[("dinar", "KWD")]),
    ("Jordanian", &[("dinar", "JOD")]),
    ("Iraqi", &[("dinar", "IQD")]),
    ("Serbian", &[("dinar", "RSD")]),
    ("Tunisian", &[("dinar", "TND")]),
    ("Algerian", &[("dinar", "DZD")]),
    ("Libyan", &[("dinar", "LYD")]),
    ("Bahraini", &[("dinar", "BHD")]),
    ("Swedish", &[("krona", "SEK"), ("kronor", "SEK"), ("crown", "SEK")]),
    ("Icelandic", &[("krona", "ISK"), ("kronur", "ISK")]),
    ("Danish", &[("krone", "DKK"), ("kroner", "DKK"), ("crown", "DKK")]),
    ("Norwegian", &[("krone", "NOK"), ("kroner", "NOK"), ("crown", "NOK")]),
    ("Czech", &[("koruna", "CZK"), ("crown", "CZK")]),
    ("Zambian", &[("kwacha", "ZMW")]),
    ("Malawian", &[("kwacha", "MWK")]),
    ("Ghanaian", &[("cedi", "GHS")]),
    ("Ethiopian", &[("birr", "ETB")]),
    ("Ukrainian", &[("hryvnia", "UAH")]),
    ("Vietnamese", &[("dong", "VND")]),
    ("Brazilian", &[("real", "BRL"), ("reai", "BRL")]),
];

#[cfg(test)]
mod tests {
    use iso_currency::Currency;

    use super::{COUNTRIES, DOLLAR, ISO, SIGNS, abbreviation, alone, dollar};

    #[test]
    fn every_code_is_one_of_the_standard() {
        let of_countries = COUNTRIES.iter().flat_map(|(_, names)| *names).map(|(_, code)| *code);
        let words =
            ["zloty", "forint", "hryvnia", "tenge", "kyat", "birr", "cedi", "taka", "naira"];
        let letters = ["US", "A", "C", "HK", "NZ", "S", "NT", "R", "J", "TT"];
        let short = ["Tk", "RM", "Rp", "Dh", "KSh", "NIS", "GHC"];
        let codes = SIGNS.iter().map(|(_, code)| *code).chain(ISO).chain(of_countries);
        let codes = codes.chain(words.into_iter().filter_map(alone));
        let codes = codes.chain(letters.into_iter().filter_map(dollar));
        let codes = codes.chain(short.into_iter().filter_map(abbreviation));
        for code in codes.filter(|code| !code.is_empty() && *code != DOLLAR) {
            assert!(Currency::from_code(code).is_some(), "{code}");
        }
    }

    #[test]
    fn codes_are_found_by_halves() {
        assert!(ISO.is_sorted());
    }
}
