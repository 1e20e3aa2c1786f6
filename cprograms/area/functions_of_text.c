/* Formatted text, streams, locales, clocks and the environment: see functions.h. */
#define _GNU_SOURCE
#include "functions.h"

#include <ctype.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <time.h>

static FILE *stream;
static locale_t locale;
static char text[256];
static struct timespec now;
static struct tm parts;
static volatile int sink;

FUNCTION(snprintf)
{
	snprintf(text, sizeof text, "%d %s %.2f", sink, "words", 1.5);
}

FUNCTION(sscanf)
{
	int number;

	sscanf("12", "%d", &number);
	sink = number;
}

FUNCTION(fopen)
{
	stream = fopen("/dev/null", "r+");
}

FUNCTION(fprintf)
{
	fprintf(stream, "%d", sink);
}

FUNCTION(fputs)
{
	fputs("words", stream);
}

FUNCTION(fflush)
{
	fflush(stream);
}

FUNCTION(fgets)
{
	sink = fgets(text, sizeof text, stream) != NULL;
}

FUNCTION(flockfile)
{
	flockfile(stream);
	funlockfile(stream);
}

FUNCTION(fclose)
{
	fclose(stream);
}

FUNCTION(strerror)
{
	sink = strerror(EINVAL) != NULL;
}

FUNCTION(setlocale)
{
	setlocale(LC_ALL, "C");
}

FUNCTION(newlocale)
{
	locale = newlocale(LC_ALL_MASK, "C", NULL);
}

FUNCTION(uselocale)
{
	uselocale(locale);
	uselocale(LC_GLOBAL_LOCALE);
}

FUNCTION(isalpha)
{
	sink = isalpha(text[0]);
}

FUNCTION(mbstowcs)
{
	wchar_t wide[8];

	sink = (int)mbstowcs(wide, "words", 8);
}

FUNCTION(clock_gettime)
{
	clock_gettime(CLOCK_MONOTONIC, &now);
}

FUNCTION(gettimeofday)
{
	struct timeval time_of_day;

	gettimeofday(&time_of_day, NULL);
}

FUNCTION(time)
{
	sink = (int)time(NULL);
}

FUNCTION(localtime_r)
{
	localtime_r(&now.tv_sec, &parts);
}

FUNCTION(strftime)
{
	strftime(text, sizeof text, "%Y-%m-%d", &parts);
}

FUNCTION(nanosleep)
{
	struct timespec no_time = { 0, 1 };

	nanosleep(&no_time, NULL);
}

FUNCTION(getenv)
{
	sink = getenv("PATH") != NULL;
}

FUNCTION(setenv)
{
	setenv("RSEQABI_UNUSED", "1", 1);
}

FUNCTION(errno_location)
{
	errno = 0;
}

PROBE()
{
	functions_begin("text");
	ACCESSES(snprintf);
	ACCESSES(sscanf);
	ACCESSES(fopen);
	ACCESSES(fprintf);
	ACCESSES(fputs);
	ACCESSES(fflush);
	ACCESSES(fgets);
	ACCESSES(flockfile);
	ACCESSES(fclose);
	ACCESSES(strerror);
	ACCESSES(setlocale);
	ACCESSES(newlocale);
	ACCESSES(uselocale);
	ACCESSES(isalpha);
	ACCESSES(mbstowcs);
	ACCESSES(clock_gettime);
	ACCESSES(gettimeofday);
	ACCESSES(time);
	ACCESSES(localtime_r);
	ACCESSES(strftime);
	ACCESSES(nanosleep);
	ACCESSES(getenv);
	ACCESSES(setenv);
	ACCESSES(errno_location);
	functions_end();
}
