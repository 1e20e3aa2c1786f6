"""Where the libc puts aligned variables of a program and a library, for each thread."""

from fixtures import clause, dso, program, variants


def _run(alignment):
    defines = {"ALIGNMENT": alignment}
    library = dso(
        "tls_models/area_variable",
        name=f"aligned-{alignment}-library",
        defines={**defines, "ADDRESS": "address_in_library"},
    )
    return program("tls_models/aligned", name=f"aligned-{alignment}", defines=defines, links=[library]).run()


@clause(
    "variable-aligned-in-every-thread",
    observes=variants({f"to-{alignment}": _run(alignment) for alignment in (32, 64, 4096)}),
)
def test_each_address_is_aligned(facts, judge):
    for thread in ("main", "thread", "crooked"):
        for owner in ("own", "library"):
            address = facts[f"{thread}_{owner}"]
            judge.multiple_of(f"address of the {owner} variable, {thread}", address, facts.alignment)
