"""A DSO that owns an area is built in one way and another, by every compiler and linker."""

from fixtures import clause, dso, object_file, program, variants

AREA = "tls_models/area_variable"
INITIAL_EXEC = {"MODEL": 'tls_model("initial-exec")'}
WITH = dso(AREA, name="initial-exec-area", defines=INITIAL_EXEC)
WITHOUT = dso(AREA, name="default-area")


@clause("attribute-gives-initial-exec", observes=WITH.elf_of("__rseq_abi"))
def test_attribute_is_obeyed(facts, judge):
    judge.given("type of __rseq_abi", facts["__rseq_abi.type"], "tls")
    judge.equal("TLS model of the DSO", facts.tls_model, "static")
    judge.equal("TLS model of __rseq_abi", facts["__rseq_abi.tls_model"], "static")


@clause("default-needs-no-static-tls", observes=WITHOUT.elf_of("__rseq_abi"))
def test_default_is_dynamic(facts, judge):
    judge.given("type of __rseq_abi", facts["__rseq_abi.type"], "tls")
    judge.one_of("TLS model of the DSO", facts.tls_model, ["dynamic", "descriptor"])


@clause(
    "local-exec-refused-in-dso",
    observes={
        "subject": dso(AREA, name="local-exec-area", defines={"MODEL": 'tls_model("local-exec")'}).link,
        "control": WITH.link,
    },
)
def test_local_exec_does_not_link(facts, judge):
    judge.given("the link with initial-exec", facts.control.status, "ok")
    judge.equal("the link", facts.subject.status, "failed")
    judge.equal("what the linker refuses", facts.subject.complaint, "wrong-relocation")


@clause(
    "descriptors-reach-the-loader",
    observes=dso(AREA, name="descriptor-area", options=["-mtls-dialect=gnu2"]).elf_of("__rseq_abi"),
)
def test_descriptors_stay_in_a_dso(facts, judge):
    judge.equal("TLS model of the DSO", facts.tls_model, "descriptor")
    judge.equal("TLS model of __rseq_abi", facts["__rseq_abi.tls_model"], "descriptor")


@clause(
    "private-variable-needs-no-lookup",
    observes=variants(
        {
            name: {
                "private": dso("tls_models/private_pair", name=f"{name}-pair", defines=defines).elf,
                "exported": dso("tls_models/private_pair", name="exported-pair", defines={"SCOPE": ""}).elf,
            }
            for name, defines in {
                "static": {},
                "hidden": {"SCOPE": "", "BINDING": 'visibility("hidden")'},
            }.items()
        }
    ),
)
def test_private_variables_are_found_by_their_module(facts, judge):
    judge.given("TLS model of an exported pair", facts.exported.tls_model, "dynamic", "descriptor")
    judge.differs("names looked up for an exported pair", facts.exported.tls_lookups, 0)
    judge.one_of("TLS model of the private pair", facts.private.tls_model, ["dynamic", "descriptor"])
    judge.equal("names looked up for the private pair", facts.private.tls_lookups, 0)


NUMBERS = ("__rseq_abi", "size_of_area", "alignment_of_area")
REFERENCE = object_file("tls_models/reference", name="plain-reference")
OWNER = program("tls_models/caller", name="exporting-owner", objects=[REFERENCE], link_options=["-rdynamic"])
FILES = variants({"dso": WITHOUT.elf_of(*NUMBERS), "program": OWNER.elf_of(*NUMBERS)})


@clause("segment-keeps-alignment", observes=FILES)
def test_block_is_as_aligned_as_its_variable(facts, judge):
    alignment = facts["alignment_of_area.size"]
    judge.multiple_of("alignment of the TLS segment", facts.tls_align, alignment)
    judge.multiple_of("place of __rseq_abi in it", facts["__rseq_abi.value"], alignment)
    end = facts["__rseq_abi.value"] + facts["__rseq_abi.size"]
    judge.at_least("size of the TLS segment", facts.tls_size, end)


@clause("symbol-tells-the-variable", observes=FILES)
def test_symbol_is_thread_local_and_whole(facts, judge):
    judge.equal("__rseq_abi is defined", facts["__rseq_abi.defined"], True)
    judge.equal("type of __rseq_abi", facts["__rseq_abi.type"], "tls")
    judge.equal("size of __rseq_abi", facts["__rseq_abi.size"], facts["size_of_area.size"])
