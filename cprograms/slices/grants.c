/*
 * A thread requests a longer time slice again and again, and looks at the control word until it changes or a competitor
 * has run. What it does with a grant is an argument: then=wait, then=call or then=yield. At last, and after "wait" alone,
 * it leaves out what a grant needs: the request, and having the extension on.
 */
#include <rseqabi/probe.h>

#include "contended.h"

#define ENOUGH 6 /* grants */
#define ENDLESS 20

struct occasions {
	int grants; /* those that brought one */
	int reschedules; /* those at which the competitor ran at once */
};

static struct area *area;
static int late; /* grants that were found after the competitor had run */
static int with_request; /* grants that left the request */
static int kept; /* control words that were not null after the competitor had run */
static int endless; /* grants that lasted for ENDLESS moments, 0.2 seconds; none can be longer than 50 microseconds */
static int still_granted; /* control words that were not null after a call */
static int yields, other_yields; /* rseq_slice_yield answered 1 with a grant, or neither 0 nor 1 */
static int later_yields; /* and not 0, after the call that had ended one */

struct look {
	unsigned int count; /* of the competitor, before the word was read */
	uint32_t word;
};

/* Look until the word is another one, the competitor has run, or the deadline has come. */
static struct look look_while(uint32_t word, unsigned int count)
{
	struct look now;

	do {
		now.count = contended_count();
		now.word = *slice_control(area);
	} while (now.word == word && now.count == count && !contended_over());
	return now;
}

static void then_wait(unsigned int count)
{
	unsigned int from = contended_moments();
	struct look now;

	do {
		now.count = contended_count();
		now.word = *slice_control(area);
	} while (now.word == SLICE_GRANT && now.count == count && contended_moments() - from < ENDLESS);
	kept += now.count != count && now.word != 0;
	endless += now.count == count && now.word == SLICE_GRANT;
}

static void then_call(unsigned int count)
{
	(void)count;
	SYS(getppid);
	still_granted += *slice_control(area) != 0;
	later_yields += slice_yield() != 0;
}

static void then_yield(unsigned int count)
{
	long yielded = slice_yield();

	(void)count;
	still_granted += *slice_control(area) != 0;
	yields += yielded == 1;
	other_yields += yielded != 0 && yielded != 1;
	later_yields += slice_yield() != 0;
}

static const struct {
	const char *name;
	void (*with_grant)(unsigned int count);
} actions[] = { { "wait", then_wait }, { "call", then_call }, { "yield", then_yield } };

static void one_occasion(uint32_t request, void (*with_grant)(unsigned int count), struct occasions *seen)
{
	unsigned int count;
	struct look now;

	*slice_control(area) = request;
	count = contended_count();
	now = look_while(request, count);
	if (now.word & SLICE_GRANT) {
		seen->grants++;
		late += now.count != count;
		with_request += now.word != SLICE_GRANT;
		with_grant(count);
	} else if (now.count != count) {
		seen->reschedules++;
		kept += now.word != 0;
	}
}

static struct occasions many_occasions(uint32_t request, int enough)
{
	struct occasions seen = { 0, 0 };

	while (seen.grants + seen.reschedules < enough && !contended_over())
		one_occasion(request, then_wait, &seen);
	return seen;
}

static void request_often(void)
{
	const char *then = probe_argument("then");
	struct occasions asked = { 0, 0 }, unasked = { 0, 0 }, disabled = { 0, 0 };
	size_t action = 0;
	long on;
	int enough;

	while (!text_same(then, actions[action].name))
		if (++action == sizeof actions / sizeof *actions)
			probe_broken("then is wait, call or yield");
	area = area_new();
	FACT_ERRNO(registered, area_register(area));
	on = slice_set(SLICE_ON);
	FACT_ERRNO(on, on);
	if (on < 0)
		return;
	FACT_INT(plain_yield, slice_yield());
	*slice_control(area) = SLICE_GRANT; /* nobody can grant it to himself */
	FACT_INT(forged_yield, slice_yield());
	*slice_control(area) = 0;
	contended_begin();
	while (asked.grants < ENOUGH && !contended_half_over())
		one_occasion(SLICE_REQUEST, actions[action].with_grant, &asked);

	FACT_INT(grants, asked.grants);
	FACT_INT(late, late);
	FACT_INT(with_request, with_request);
	FACT_INT(kept, kept);
	FACT_INT(endless, endless);
	FACT_INT(still_granted, still_granted);
	FACT_INT(yields, yields);
	FACT_INT(other_yields, other_yields);
	FACT_INT(later_yields, later_yields);
	CONTEXT_INT(reschedules, asked.reschedules);
	if (actions[action].with_grant != then_wait || asked.grants == 0)
		return;
	enough = (asked.grants + asked.reschedules) / 3 + 1; /* each would have brought a third of the grants */
	unasked = many_occasions(0, enough);
	FACT_ERRNO(off, slice_set(0));
	disabled = many_occasions(SLICE_REQUEST, enough);
	FACT_INT(unasked_grants, unasked.grants);
	FACT_INT(disabled_grants, disabled.grants);
	FACT_BOOL(occasions_enough, disabled.grants + disabled.reschedules >= enough);
}

PROBE()
{
	contended_run(request_often);
}
