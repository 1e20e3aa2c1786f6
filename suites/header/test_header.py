"""<sys/rseq.h>: is it there, what does it say, and who can read it?"""

from fixtures import clause, object_file, program, variants

PEDANTIC = ["-pedantic-errors"]
CONTENTS = program("header/contents").run(any_kernel=True)
NAMES = ("__rseq_offset", "__rseq_size", "__rseq_flags")
AREA = {"cpu_id_start": 0, "cpu_id": 4, "rseq_cs": 8, "flags": 16}  # bytes from its start; uapi linux/rseq.h
DESCRIPTOR = {"version": 0, "flags": 4, "start_ip": 8, "post_commit_offset": 16, "abort_ip": 24}
LARGEST_ALIGNMENT = 4096  # a page: no more can be asked of an area


def included(standard, *language):
    """The file that reads the header first and uses all of it."""
    name = f"included-{standard.replace('++', 'pp')}"  # a plus ends a name in an observation's identity
    return object_file("header/included", name=name, options=[*language, f"-std={standard}", *PEDANTIC])


C = {each: included(each) for each in ("c89", "gnu89", "c99", "c11", "c17", "gnu17", "c2x")}
CPLUSPLUS = {each: included(each, "-xc++") for each in ("c++98", "c++11", "c++17", "gnu++20")}


def declared(name, **types):
    """The libc's variables, declared again."""
    return object_file("header/declarations", name=f"declared-{name}", defines=types).link


def beside(name, **defines):
    """The kernel's header, and the libc's."""
    return object_file("header/beside_kernels", name=f"kernels-{name}", defines=defines, options=PEDANTIC).link


@clause("symbols-have-a-header", observes=object_file("header/included").link)
def test_header_is_there(facts, judge):
    judge.equal("a program that reads it", facts.status, "ok")
    judge.equal("what the compiler says", facts.complaint, "none")


@clause("signature-is-named", observes=CONTENTS)
def test_signature(facts, judge):
    judge.equal("RSEQ_SIG", facts.signature, facts.own_signature)


@clause("constants-are-the-kernels", observes=CONTENTS)
def test_constants(facts, judge):
    judge.equal("RSEQ_CPU_ID_UNINITIALIZED", facts.uninitialized, -1)
    judge.equal("RSEQ_CPU_ID_REGISTRATION_FAILED", facts.failed, -2)
    judge.equal("RSEQ_FLAG_UNREGISTER", facts.unregister, 1)


@clause("area-is-laid-out-as-the-kernels", observes=CONTENTS)
def test_area(facts, judge):
    for field, place in AREA.items():
        judge.equal(f"place of {field}", facts[f"rseq_{field}"], place)
    judge.equal("bytes of rseq_cs", facts.pointer_size, 8)
    judge.one_of("alignment", facts.rseq_alignment, [1 << bit for bit in range(5, LARGEST_ALIGNMENT.bit_length())])
    judge.at_least("size", facts.rseq_size, 32)
    judge.multiple_of("size", facts.rseq_size, facts.rseq_alignment)


@clause("descriptor-is-laid-out-as-the-kernels", observes=CONTENTS)
def test_descriptor(facts, judge):
    for field, place in DESCRIPTOR.items():
        judge.equal(f"place of {field}", facts[f"rseq_cs_{field}"], place)
    judge.equal("size", facts.rseq_cs_size, 32)
    judge.equal("alignment", facts.rseq_cs_alignment, 32)


@clause(
    "variables-have-their-types",
    observes={
        "right": declared("right"),
        "offset": declared("int-offset", OFFSET="const int"),
        "size": declared("variable-size", SIZE="unsigned int"),
        "flags": declared("signed-flags", FLAGS="const int"),
    },
)
def test_only_the_types_fit(facts, judge):
    judge.equal("declared again by these types", facts.right.status, "ok")
    judge.equal("__rseq_offset as const int", facts.offset.status, "failed")
    judge.equal("__rseq_size as unsigned int", facts.size.status, "failed")
    judge.equal("__rseq_flags as const int", facts.flags.status, "failed")


@clause("header-reads-in-every-c", observes=variants({name: each.link for name, each in C.items()}))
def test_c_reads_it(facts, judge):
    judge.given("the compiler knows this standard", facts.complaint != "unknown-option", True)
    judge.equal("compiling", facts.status, "ok")
    judge.equal("what the compiler says", facts.complaint, "none")


@clause("header-reads-in-cplusplus", observes=variants({name: each.link for name, each in CPLUSPLUS.items()}))
def test_cplusplus_reads_it(facts, judge):
    judge.given("the compiler knows this standard", facts.complaint != "unknown-option", True)
    judge.equal("compiling", facts.status, "ok")
    judge.equal("what the compiler says", facts.complaint, "none")


@clause("header-reads-in-cplusplus", observes=variants({name: each.elf_of(*NAMES) for name, each in CPLUSPLUS.items()}))
def test_variables_have_their_names(facts, judge):
    for name in NAMES:
        judge.equal(f"{name} is referred to by this name", facts[f"{name}.referenced"], True)


@clause(
    "header-stands-beside-the-kernels",
    observes=variants(
        {
            "before": {"both": beside("last"), "kernels": beside("alone", ALONE=1)},
            "after": {"both": beside("first", FIRST=1), "kernels": beside("alone", ALONE=1)},
        }
    ),
)
def test_both_are_read(facts, judge):
    judge.given("the kernel's header alone", facts.kernels.status, "ok")
    judge.equal("both headers", facts.both.status, "ok")
    judge.equal("what the compiler says", facts.both.complaint, "none")


@clause("part-of-the-header-is-refused", observes=object_file("header/part").link)
def test_part_alone(facts, judge):
    judge.equal("a program that reads it by itself", facts.status, "failed")
    judge.equal("why", facts.complaint, "never-directly")
