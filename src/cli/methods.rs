//! How names and claims are to be found.

use clap::Args;
use parquill::pipeline::{Method, Methods};

#[derive(Args, Debug)]
pub(super) struct MethodArguments {
    /// What recognises entities: the trained model, or rules (faster, not as good)
    #[arg(long, default_value = "model", value_name = "WAY", value_parser = method)]
    entities: Method,
    /// What extracts claims: the trained model, or rules (faster, not as good)
    #[arg(long, default_value = "model", value_name = "WAY", value_parser = method)]
    claims: Method,
}

impl MethodArguments {
    /// The library's choice.
    pub(super) fn methods(&self) -> Methods {
        Methods { entities: self.entities, claims: self.claims }
    }
}

fn method(name: &str) -> Result<Method, String> {
    let named = Method::ALL.into_iter().find(|way| way.name() == name);
    named.ok_or_else(|| format!("expected {}", Method::ALL.map(Method::name).join(" or ")))
}
