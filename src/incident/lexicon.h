#ifndef DATELINE_INCIDENT_LEXICON_H
#define DATELINE_INCIDENT_LEXICON_H
/* The words by which an article tells of incidents: triggers, weapons, actors, targets, casualties.
 *
 * The tables in incident/lexicon/ are compiled in at build time; `--lexicon DIR` adds rows of the
 * same form. Looked up by phrase key over token hashes, like the gazetteer. The folder's README
 * tells what each column means. Its owner defines the rest of this interface. */
#include "base/error.h"
#include "base/text.h"

struct lexicon;

/* The built-in tables, and those of `folder` (NULL: none) laid over them. */
bool lexicon_open(struct lexicon **out, const char *folder, struct arena *arena,
                  struct error *error);

#endif
