/* The initial image of a plug-in's storage, as its host expects it. */
#ifndef LOADING_PLUGIN_H
#define LOADING_PLUGIN_H

#define PLUGIN_IMAGE 7

#endif
