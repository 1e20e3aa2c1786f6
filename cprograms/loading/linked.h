/* A plug-in that may be linked (LINKED), and is asked for by its function then. */
#ifndef LOADING_LINKED_H
#define LOADING_LINKED_H

#include "plugin.h"

#ifdef LINKED
plugin_storage_of_caller plugin_storage;
static plugin_storage_of_caller *const linked = plugin_storage; /* or the linker might leave the DSO away */
#else
static plugin_storage_of_caller *const linked = NULL;
#endif

#endif
