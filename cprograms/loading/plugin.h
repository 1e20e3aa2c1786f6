/* What a host and its plug-ins know of each other. */
#ifndef LOADING_PLUGIN_H
#define LOADING_PLUGIN_H

#include <stdint.h>

#define PLUGIN_IMAGE 7 /* the initial image of a plug-in's storage; never what its host stores there */
#define PLUGIN_OTHER 99
#define PLUGIN_CONSTRUCTED "PLUGIN_CONSTRUCTED" /* a variable that a plug-in with a constructor sets by it */

typedef void *plugin_storage_of_caller(void);

#endif
