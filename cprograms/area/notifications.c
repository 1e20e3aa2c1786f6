/* Threads that the libc makes to tell of something: that a timer has expired, and that a file was read. */
#include <rseqabi/libc_area.h>
#include <rseqabi/probe.h>

#include <aio.h>
#include <fcntl.h>
#include <semaphore.h>
#include <signal.h>
#include <time.h>
#include <unistd.h>

#define DEADLINE 8 /* seconds */

static sem_t told;

static void look(union sigval result)
{
	*(long *)result.sival_ptr = libc_area_registered();
	sem_post(&told);
}

static struct sigevent telling(long *result)
{
	struct sigevent event = { .sigev_notify = SIGEV_THREAD, .sigev_value.sival_ptr = result };

	*result = -ECHILD;
	event.sigev_notify_function = look;
	return event;
}

static void wait_until_told(void)
{
	struct timespec deadline;

	clock_gettime(CLOCK_REALTIME, &deadline);
	deadline.tv_sec += DEADLINE;
	while (sem_timedwait(&told, &deadline) != 0 && errno == EINTR)
		;
}

PROBE()
{
	static long of_timer, of_read;
	struct sigevent by_timer = telling(&of_timer);
	struct itimerspec soon = { .it_value.tv_nsec = 1000 };
	char byte;
	struct aiocb reading = { .aio_buf = &byte, .aio_nbytes = 1, .aio_sigevent = telling(&of_read) };
	timer_t timer;

	sem_init(&told, 0, 0);
	if (timer_create(CLOCK_MONOTONIC, &by_timer, &timer) != 0 || timer_settime(timer, 0, &soon, NULL) != 0)
		probe_broken("no timer could be set");
	wait_until_told();
	reading.aio_fildes = open("/dev/zero", O_RDONLY);
	if (aio_read(&reading) != 0)
		probe_broken("no asynchronous read could be begun");
	wait_until_told();
	FACT_ERRNO(of_timer, of_timer);
	FACT_ERRNO(of_read, of_read);
}
