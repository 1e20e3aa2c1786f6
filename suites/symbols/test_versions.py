"""Some definitions of __rseq_abi carry a version, others none: who uses whose?

The program is linked against the versioned definition, so that it asks for that version; a user that is linked against
nothing asks for none.
"""

from fixtures import clause, dso, program, variants

ONE, OTHER = "symbols/first_version.map", "symbols/second_version.map"


def library(name, prefix, owner, version_script=""):
    """A DSO with a definition; it calls itself `prefix`."""
    defines = {"PREFIX": prefix, "OWNER": owner}
    return dso("symbols/definition", name=name, defines=defines, version_script=version_script)


VERSIONED = library("versioned-linked", "versioned", 50, ONE)
USER = dso("symbols/reference", name="unversioned-user", defines={"PREFIX": "user"})
UNVERSIONED = library("unversioned-preloaded", "lead", 60)
SAME_VERSION = library("same-version-preloaded", "lead", 61, ONE)
OTHER_VERSION = library("other-version-preloaded", "lead", 62, OTHER)

PROGRAM = program(
    "symbols/load_order",
    name="asks-for-version",
    options=["-Wl,--no-as-needed"],  # some compilers drop DSOs that the program itself does not use
    links=[VERSIONED, USER],
)
UNVERSIONED_RUN = PROGRAM.run(any_kernel=True, preload=[UNVERSIONED], variant="unversioned")
SAME_VERSION_RUN = PROGRAM.run(any_kernel=True, preload=[SAME_VERSION], variant="same-version")
OTHER_VERSION_RUN = PROGRAM.run(any_kernel=True, preload=[OTHER_VERSION], variant="other-version")


@clause(
    "unversioned-serves-versioned",
    observes=variants(
        {
            "unversioned": {"run": UNVERSIONED_RUN, "control": OTHER_VERSION_RUN},
            "same-version": {"run": SAME_VERSION_RUN, "control": OTHER_VERSION_RUN},
        }
    ),
)
def test_preloaded_serves_both(facts, judge):
    seen, control = facts.run, facts.control
    judge.given("the program asks for a version: with another one it", control.program_finds, control.versioned_defines)
    judge.given("the user asks for none: with another one it", control.user_finds, control.lead_defines)
    judge.given("both have definitions of their own", seen.lead_defines != seen.versioned_defines, True)
    judge.equal("whose the program uses", seen.program_finds, seen.lead_defines)
    judge.equal("whose the versioned definer uses", seen.versioned_finds, seen.lead_defines)
    judge.equal("whose a user without a version uses", seen.user_finds, seen.lead_defines)
    judge.equal("whose the preloaded definer uses", seen.lead_finds, seen.lead_defines)


@clause("second-version-splits", observes={"run": OTHER_VERSION_RUN, "control": UNVERSIONED_RUN})
def test_each_version_is_served_by_its_own(facts, judge):
    seen, control = facts.run, facts.control
    judge.given("a preloaded one serves the program: without a version it", control.program_finds, control.lead_defines)
    judge.given("both have definitions of their own", seen.lead_defines != seen.versioned_defines, True)
    judge.equal("whose the program uses", seen.program_finds, seen.versioned_defines)
    judge.equal("whose the first definer uses", seen.versioned_finds, seen.versioned_defines)
    judge.equal("whose the second definer uses", seen.lead_finds, seen.lead_defines)
    judge.equal("whose a user without a version uses", seen.user_finds, seen.lead_defines)
