"""Random topologies, and what an oracle says of them (fixtures/topology/oracle.py)."""

from fixtures import clause, drawn_topologies


@clause("drawn-topologies-as-predicted", observes=drawn_topologies)
def test_all_is_as_predicted(facts, judge):
    judge.equal("the program's start", facts.start, facts.predicted_start)
    judge.equal("the loads", facts.loads, facts.predicted_loads)
    judge.equal("whose each uses", facts.finds, facts.predicted_finds)
    judge.equal("whose dlsym finds for each", facts.by_default, facts.predicted_by_default)
    judge.equal("whose dlsym finds behind each", facts.by_next, facts.predicted_by_next)
    judge.equal("whose dlsym finds by each handle", facts.by_handle, facts.predicted_by_handle)
