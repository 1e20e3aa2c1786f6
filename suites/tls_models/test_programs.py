"""What a linker makes of a program whose code refers to a thread-local variable, its own or a library's."""

from fixtures import clause, dso, object_file, program, variants

LIBRARY = dso("tls_models/area_variable", name="library-owner", defines={"ADDRESS": "address_in_library"})
DYNAMIC = object_file("tls_models/reference", name="dynamic-reference")
INITIAL = object_file("tls_models/reference", name="initial-exec-reference", options=["-ftls-model=initial-exec"])
OBJECTS = {"global-dynamic": DYNAMIC, "initial-exec": INITIAL}
LINKS = {
    # The library has such a variable too, and is left aside by a link that does not need it.
    "pie": {"links": [LIBRARY], "options": ["-Wl,--as-needed"]},
    "no-pie": {"links": [LIBRARY], "options": ["-Wl,--as-needed"], "link_options": ["-no-pie"]},
    # Without a libc: one older than the compiler does not link with its libgcc.
    "static": {"link_options": ["-no-pie", "-static", "-nostdlib", "-Wl,-e,main"]},
}


def _program(name, reference, **how):
    return {
        "program": program("tls_models/caller", name=name, objects=[reference], **how).elf,
        "reference": reference.elf,
    }


@clause(
    "own-variable-is-settled-by-the-link",
    observes=variants(
        {
            f"{model}-{kind}": _program(f"own-{model}-{kind}", reference, **how)
            for model, reference in OBJECTS.items()
            for kind, how in LINKS.items()
        }
    ),
)
def test_nothing_is_left_for_the_loader(facts, judge):
    judge.given("TLS model of the code", facts.reference.tls_model, "global-dynamic", "initial-exec", "descriptor")
    judge.equal("TLS model of the program", facts.program.tls_model, "none")


@clause(
    "library-variable-in-program-is-static",
    observes=variants(
        {
            kind: program(
                "tls_models/caller", name=f"foreign-{kind}", objects=[INITIAL], defines={"ELSEWHERE": 1}, **how
            ).elf_of("__rseq_abi")
            for kind, how in LINKS.items()
            if kind != "static"
        }
    ),
)
def test_program_leaves_the_offset_to_the_loader(facts, judge):
    judge.equal("TLS model of the program", facts.tls_model, "static")
    judge.equal("TLS model of __rseq_abi", facts["__rseq_abi.tls_model"], "static")
    judge.equal("the program has a copy of its own", facts["__rseq_abi.defined"], False)
