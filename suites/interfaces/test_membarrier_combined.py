"""A process joins two commands of membarrier."""

from fixtures import clause, kernel_program


@clause("membarrier-commands-do-not-combine", observes=kernel_program("interfaces/membarrier_combined").run())
def test_one_command_at_a_time(facts, judge):
    judge.equal("both commands at once", facts.combined, "EINVAL")
