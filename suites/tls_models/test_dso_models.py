"""A DSO that owns an area is built with and without the attribute, by every compiler."""

from fixtures import clause, dso

WITH = dso("tls_models/area_variable", name="initial-exec-area", defines={"INITIAL_EXEC": 1})
WITHOUT = dso("tls_models/area_variable", name="default-area")


@clause("attribute-gives-initial-exec", observes=WITH.elf_of("__rseq_abi"))
def test_attribute_is_obeyed(facts, judge):
    judge.given("type of __rseq_abi", facts["__rseq_abi.type"], "tls")
    judge.equal("TLS model of the DSO", facts.tls_model, "static")
    judge.equal("TLS model of __rseq_abi", facts["__rseq_abi.tls_model"], "static")


@clause("default-needs-no-static-tls", observes=WITHOUT.elf_of("__rseq_abi"))
def test_default_is_dynamic(facts, judge):
    judge.given("type of __rseq_abi", facts["__rseq_abi.type"], "tls")
    judge.one_of("TLS model of the DSO", facts.tls_model, ["dynamic", "descriptor"])
