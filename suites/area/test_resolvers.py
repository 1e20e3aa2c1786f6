"""Resolvers of indirect functions look for the area, while the loader relocates or at a first call."""

from fixtures import clause, dso, program, variants

FIXED = {"options": ["-fno-pie"], "link_options": ["-no-pie"]}  # references to the libc's symbols make copies then
LAZY, AT_ONCE = "-Wl,-z,lazy", "-Wl,-z,now"

RESOLVER = program("area/resolver")
STARTER = program("area/static_resolver")
SILENT = program("area/resolver", name="silent-resolver", defines={"READS_AREA": 0})


def own(name, *link_options, **how):
    """A program with a resolver of its own."""
    how["link_options"] = [*how.get("link_options", ()), *link_options]
    return program("area/resolver", name=f"resolver-{name}", **how).run()


def librarys(name, *link_options, exports=False, **how):
    """A library's resolver, and a program that calls the library."""
    exporting = {"EXPORTS": 1} if exports else {}
    library = dso("area/resolver_library", name=f"resolving-{name}", defines=exporting, link_options=link_options)
    return program("area/resolver", name=f"user-of-{name}", defines={"LIBRARY": 1}, links=[library], **how).run()


def judge_resolver(facts, judge):
    judge.given("the resolver was called", facts.called, True)
    judge.given("main is registered", facts.registered, "EPERM")
    judge.equal("__rseq_offset in the resolver", facts.resolvers_offset, facts.offset)
    judge.equal("__rseq_size in the resolver", facts.resolvers_size, facts.size)
    judge.equal("bytes from main's view of the area to the resolver's", facts.moved, 0)
    judge.equal("the area in the resolver", facts.resolvers_registered, "EPERM")
    judge.at_least("cpu_id in the resolver", facts.resolvers_cpu_id, 0)


@clause(
    "resolver-finds-the-area",
    observes=variants(
        {
            "own-lazy": own("lazy", LAZY),
            "own-at-once": own("at-once", AT_ONCE),
            "own-fixed": own("fixed", AT_ONCE, **FIXED),
        }
    ),
)
def test_programs_resolver(facts, judge):
    judge_resolver(facts, judge)


@clause(
    "resolver-finds-the-area",
    observes=variants(
        {
            "library": librarys("hidden"),
            "library-lazy": librarys("exported-lazily", LAZY, exports=True),
            "library-at-once": librarys("exported-at-once", AT_ONCE, exports=True),
        }
    ),
)
def test_librarys_resolver(facts, judge):
    judge.given("the program has copies", facts.copies, False)
    judge_resolver(facts, judge)


@clause(
    "static-resolver-finds-the-area",
    observes=variants(
        {
            kind: STARTER.run(RESOLVER.linked(kind), SILENT.linked(kind), variant=kind)
            for kind in ("static", "static-pie")
        }
    ),
)
def test_area_is_there_without_a_loader(facts, judge):
    judge.given("a program whose resolver reads nothing", facts.silent, "exit:0")
    judge.given("the resolver was called there", facts.silent_called, True)
    judge.given("main is registered there", facts.silent_registered, "EPERM")
    judge.given("the libc within", facts.silent_libc, facts.libc)
    judge.equal("the program whose resolver reads", facts.program, "exit:0")
    judge_resolver(facts, judge)


@clause(
    "copies-are-there-for-resolvers",
    observes=variants(
        {
            "hidden": librarys("hidden-beside-copies", **FIXED),
            "lazy": librarys("lazy-beside-copies", LAZY, exports=True, **FIXED),
            "at-once": librarys("at-once-beside-copies", AT_ONCE, exports=True, **FIXED),
        }
    ),
)
def test_librarys_resolver_reads_final_values(facts, judge):
    judge.given("the program has copies", facts.copies, True)
    judge_resolver(facts, judge)
