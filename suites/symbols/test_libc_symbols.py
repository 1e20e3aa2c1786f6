"""The libc's public symbols, as the loader's file states them."""

from fixtures import clause, libc_file

NAMES = ("__rseq_offset", "__rseq_size", "__rseq_flags")


@clause("libc-symbols-versioned", observes=libc_file("loader").elf_of(*NAMES))
def test_each_is_a_versioned_object(facts, judge):
    for name in NAMES:
        judge.equal(f"{name} is defined", facts[f"{name}.defined"], True)
        judge.equal(f"type of {name}", facts[f"{name}.type"], "object")
        judge.equal(f"binding of {name}", facts[f"{name}.binding"], "global")
        judge.equal(f"visibility of {name}", facts[f"{name}.visibility"], "default")
        judge.differs(f"version of {name}", facts[f"{name}.version"], "")
        judge.equal(f"{name} has its version as default", facts[f"{name}.version_default"], True)
        judge.equal(f"version of {name}", facts[f"{name}.version"], facts[f"{NAMES[0]}.version"])
