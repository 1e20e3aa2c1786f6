"""Others go by the libc's public names, too: as a program's copies, or as they should not."""

from fixtures import clause, dso, libc_file, program, variants

NAMES = ("__rseq_offset", "__rseq_size", "__rseq_flags")
VERSION = "GLIBC_2.35"
LOADER = libc_file("loader").elf_of(*NAMES)

FIXED = {"options": ["-fno-pie"], "link_options": ["-no-pie"]}
LOOKED_UP = program("symbols/looked_up")
WITH_COPIES = program("symbols/looked_up", name="looked-up-with-copies", **FIXED)


def accessor(place):
    """A library that uses the names; its weak references alone do not ask for the libc."""
    return dso(
        "area/accessor",
        name=f"{place}-accessor",
        defines={"NAME": f"{place}_area"},
        link_options=["-Wl,--no-as-needed"],
    )


LOADED = accessor("loaded")
USER = program("symbols/public_names", name="user-of-names")

BESIDE = ["-Wl,-rpath,$ORIGIN/../area"]  # where the linked library is
DEFINERS = program("symbols/definers", links=[accessor("linked")], link_options=BESIDE).run(
    LOADED, preload=[accessor("preloaded")]
)
INTERPOSED = program("symbols/interposed")
WRONG = {
    "offset": f"({-(1 << 20)})",  # bytes; nobody's area, and where a thread has its stack
    "size": 64,
}
IMPOSTORS = {
    name: dso("symbols/impostor", name=f"wrong-{name}", defines={name.upper(): value}) for name, value in WRONG.items()
}
UNDER_IMPOSTOR = variants(
    {
        **{name: INTERPOSED.run(name, preload=[each], variant=f"wrong-{name}") for name, each in IMPOSTORS.items()},
        **{
            f"linked-{name}": program("symbols/interposed", name=f"interposed-{name}", links=[each]).run(name)
            for name, each in IMPOSTORS.items()
        },
    }
)


@clause(
    "lookups-find-the-libcs-symbols",
    observes=variants(
        {
            name: {"run": each.run(f"version={VERSION}", any_kernel=True), "loader": LOADER}
            for name, each in (("own", LOOKED_UP), ("copies", WITH_COPIES))
        }
    ),
)
def test_every_way_leads_to_the_values(facts, judge):
    for name in NAMES:
        judge.given(f"the loader's version of {name}", facts.loader[f"{name}.version"], VERSION)
        short = name.removeprefix("__rseq_")
        judge.equal(f"{name} is found in the libc", facts.run[f"{short}_found"], True)
        for way in ("default", "next", "version"):
            judge.equal(f"value of {name} by {way}", facts.run[f"{short}_by_{way}"], facts.run[f"{short}_by_libc"])
        judge.equal(f"{name} by default is what the program uses", facts.run[f"{short}_is_the_programs"], True)
        judge.equal(f"{name} behind the program is the loader's", facts.run[f"{short}_is_the_loaders"], True)
        judge.equal(f"{name} is found by a version of no release", facts.run[f"{short}_in_no_release"], False)


@clause(
    "users-define-no-public-name",
    observes=variants({"library": LOADED.elf_of(*NAMES), "program": USER.elf_of(*NAMES)}),
)
def test_names_are_referred_to(facts, judge):
    judge.equal("the user refers to __rseq_offset", facts["__rseq_offset.referenced"], True)
    for name in NAMES:
        judge.equal(f"a {name} that is here, and one that is a copy", facts[f"{name}.defined"], facts[f"{name}.copied"])


@clause("process-has-one-definer", observes=DEFINERS)
def test_loader_alone_defines_them(facts, judge):
    judge.given("one object is the loader", facts.objects, facts.users + 1)
    judge.given("three libraries of ours and the libc were looked at", facts.users >= 4, True)
    judge.equal("objects that define one of the names, beside loader and program", facts.definers, 0)


def judge_given(facts, judge):
    judge.given("main, which was registered before, is so where the loader says", facts.registered, "EPERM")
    judge.given("the program reads what the impostor says", facts.read != facts.loaders, True)


@clause("threads-registered-by-the-loaders-values", observes=UNDER_IMPOSTOR)
def test_new_thread_is_registered_all_the_same(facts, judge):
    judge_given(facts, judge)
    judge.equal("the process that creates a thread", facts.creator, "exit:0")
    judge.equal("the loader's area of that thread, by the loader's length", facts.thread_registered, "EPERM")


@clause("sched-getcpu-by-the-loaders-offset", observes=UNDER_IMPOSTOR)
def test_cpu_is_told_all_the_same(facts, judge):
    judge_given(facts, judge)
    judge.equal("the process that calls sched_getcpu", facts.asker, "exit:0")
    judge.equal("the answer", facts.told, facts.now)
