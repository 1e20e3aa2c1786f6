/* What a thread finds in a plug-in's storage, and where. */
#ifndef LOADING_VIEW_H
#define LOADING_VIEW_H

#include "plugin.h"

struct view {
	plugin_storage_of_caller *storage;
	uint32_t image;
	long offset; /* bytes from the thread pointer */
};

static void look(void *argument)
{
	struct view *view = argument;
	const uint32_t *storage = view->storage();

	view->image = *storage;
	view->offset = (const char *)storage - thread_pointer();
}

#endif
