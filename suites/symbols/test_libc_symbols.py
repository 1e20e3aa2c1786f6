"""The libc's public symbols: in the loader's and the libc's files, and in programs that use them."""

from fixtures import clause, dso, libc_file, program

NAMES = ("__rseq_offset", "__rseq_size", "__rseq_flags")
CONVENTION = ("__rseq_abi", "__rseq_handled")  # what early adopters call the area, and who registers

LOADER = libc_file("loader").elf_of(*NAMES)

CONSTANTS = program("symbols/constants").run()

AT_FIXED_ADDRESS = program(
    "symbols/copies",
    options=["-fno-pie"],
    link_options=["-no-pie"],
    links=[dso("symbols/consumer", name="linked-consumer", defines={"PREFIX": "linked"})],
)
PLUGIN = dso("symbols/consumer", name="plugin-consumer", defines={"PREFIX": "plugin"})
COPIES = AT_FIXED_ADDRESS.run(PLUGIN)
BESIDE_NAMESPACE = AT_FIXED_ADDRESS.run(PLUGIN, variant="namespace", needs=["libc.namespaces"])

STRONG = program("symbols/public_names", name="strong-names")
WEAK = program("symbols/public_names", name="weak-names", defines={"BINDING": "weak"})


# The files of the libc.


@clause("libc-symbols-versioned", observes=LOADER)
def test_each_is_a_versioned_object(facts, judge):
    for name in NAMES:
        judge.equal(f"{name} is defined", facts[f"{name}.defined"], True)
        judge.equal(f"type of {name}", facts[f"{name}.type"], "object")
        judge.equal(f"binding of {name}", facts[f"{name}.binding"], "global")
        judge.equal(f"visibility of {name}", facts[f"{name}.visibility"], "default")
        judge.differs(f"version of {name}", facts[f"{name}.version"], "")
        judge.equal(f"{name} has its version as default", facts[f"{name}.version_default"], True)
        judge.equal(f"version of {name}", facts[f"{name}.version"], facts[f"{NAMES[0]}.version"])


@clause("libc-symbols-have-their-sizes", observes=LOADER)
def test_sizes_are_those_of_the_types(facts, judge):
    judge.equal("size of __rseq_offset in bits", 8 * facts["__rseq_offset.size"], facts.bits)
    judge.equal("size of __rseq_size", facts["__rseq_size.size"], 4)
    judge.equal("size of __rseq_flags", facts["__rseq_flags.size"], 4)


@clause("libc-symbols-are-distinct", observes=LOADER)
def test_none_overlaps_another(facts, judge):
    starts = sorted((facts[f"{name}.value"], name) for name in NAMES)
    for at in range(1, len(starts)):
        (start, name), (following, other) = starts[at - 1 : at + 1]
        judge.at_least(f"start of {other} behind {name}", following, start + facts[f"{name}.size"])


@clause("libc-symbols-read-only", observes=LOADER)
def test_each_is_in_protected_memory(facts, judge):
    for name in NAMES:
        judge.one_of(f"memory of {name}", facts[f"{name}.read_only"], ["relro", "rodata"])


@clause("libc-symbols-read-only", observes=CONSTANTS)
def test_a_writer_dies(facts, judge):
    judge.given("a child that only reads", facts.reader, "exit:0")
    judge.equal("a child that writes to __rseq_offset", facts.offset_writer, "signal:SIGSEGV")
    judge.equal("a child that writes to __rseq_size", facts.size_writer, "signal:SIGSEGV")
    judge.equal("a child that writes to __rseq_flags", facts.flags_writer, "signal:SIGSEGV")


@clause(
    "loader-alone-defines-them",
    observes={"loader": LOADER, "libc": libc_file("libc").elf_of(*NAMES)},
)
def test_libc_only_refers_to_them(facts, judge):
    for name in NAMES:
        judge.equal(f"the loader defines {name}", facts.loader[f"{name}.defined"], True)
        judge.equal(f"the libc defines {name}", facts.libc[f"{name}.defined"], False)


@clause(
    "libc-leaves-the-conventions-names",
    observes={"loader": libc_file("loader").elf_of(*CONVENTION), "libc": libc_file("libc").elf_of(*CONVENTION)},
)
def test_neither_file_defines_them(facts, judge):
    for name in CONVENTION:
        judge.equal(f"the loader defines {name}", facts.loader[f"{name}.defined"], False)
        judge.equal(f"the libc defines {name}", facts.libc[f"{name}.defined"], False)


@clause("libc-leaves-the-conventions-names", observes=program("symbols/nobody").run())
def test_a_process_finds_nobody(facts, judge):
    judge.given("a function of the libc", facts.libc_function, "found")
    judge.equal("__rseq_abi", facts.area, "absent")
    judge.equal("__rseq_handled", facts.handled, "absent")


# Programs that use them.


@clause("copies-hold-the-final-values", observes=COPIES)
def test_copy_is_the_loaders_value(facts, judge):
    judge.given("the program has a copy", facts.distance != 0, True)
    for value in ("offset", "size", "flags"):
        judge.equal(f"{value} in main", facts[f"program_{value}"], facts[f"loader_{value}"])
        judge.equal(f"{value} in a constructor", facts[f"early_{value}"], facts[f"loader_{value}"])


@clause("every-object-reads-the-same", observes=COPIES)
def test_libraries_agree(facts, judge):
    for value in ("offset", "size", "flags"):
        for place in ("program", "linked", "local"):
            judge.equal(f"{value} in the {place} object", facts[f"{place}_{value}"], facts[f"loader_{value}"])


@clause("every-object-reads-the-same", observes=BESIDE_NAMESPACE)
def test_namespaces_agree(facts, judge):
    for value in ("offset", "size", "flags"):
        judge.equal(f"{value} in another namespace", facts[f"namespace_{value}"], facts[f"loader_{value}"])


@clause("copies-are-read-only", observes=AT_FIXED_ADDRESS.elf_of(*NAMES))
def test_copy_is_in_protected_memory(facts, judge):
    for name in NAMES:
        judge.given(f"the program has a copy of {name}", facts[f"{name}.copied"], True)
        judge.one_of(f"memory of {name}", facts[f"{name}.read_only"], ["relro", "rodata"])


@clause("reference-asks-for-version", observes={"program": STRONG.elf_of(*NAMES), "loader": LOADER})
def test_program_asks_for_the_loaders_version(facts, judge):
    for name in NAMES:
        judge.given(f"{name} has a version", facts.loader[f"{name}.version"] != "", True)
        judge.equal(f"version asked for {name}", facts.program[f"{name}.version"], facts.loader[f"{name}.version"])


@clause(
    "weak-reference-is-left-to-the-loader",
    observes={"subject": WEAK.elf_of(*NAMES), "control": STRONG.elf_of(*NAMES)},
)
def test_weak_program_starts_anywhere(facts, judge):
    for name in NAMES:
        judge.given(f"a strong reference to {name} asks for a version", facts.control[f"{name}.version"] != "", True)
        judge.equal(f"the program refers to {name}", facts.subject[f"{name}.referenced"], True)
        judge.equal(f"binding of the reference to {name}", facts.subject[f"{name}.binding"], "weak")
        judge.equal(f"version asked for {name}", facts.subject[f"{name}.version"], "")
