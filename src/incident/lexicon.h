#ifndef DATELINE_INCIDENT_LEXICON_H
#define DATELINE_INCIDENT_LEXICON_H
/* The words by which an article tells of incidents: triggers, weapons, actors, targets, casualties.
 *
 * The tables in incident/lexicon/ are compiled in at build time; `--lexicon DIR` adds rows of the
 * same form. The folder's README tells what each column means. One phrase can stand in several
 * tables ("strike" is a noun and a verb, "hospital" a target): it gets one entry with the classes
 * of all its rows, but an idiom ("heart attack") is an idiom only. Looked up by phrase key over
 * token hashes, longest first, like the gazetteer; hyphens are word breaks. Everything borrowed
 * from the lexicon lives as long as its arena. */
#include "base/error.h"
#include "base/text.h"
#include "incident/lexeme.h"
#include "news/segment.h"

struct lexicon;

/* The built-in tables, and those of `folder` (NULL: none) laid over them. */
bool lexicon_open(struct lexicon **out, const char *folder, struct arena *arena,
                  struct error *error);
/* The longest phrase that begins at token `first` and ends before `end`; NULL: none. `*n` tokens,
 * hyphens included. */
const struct lexeme *lexicon_find(const struct lexicon *lexicon, const struct tokens *tokens,
                                  uint32_t first, uint32_t end, uint32_t *n);
/* Tokens [first, end) are about to be looked up: has the memory they need fetched meanwhile. */
void lexicon_fetch(const struct lexicon *lexicon, const struct tokens *tokens, uint32_t first,
                   uint32_t end);
/* Bits of enum hint of `n` tokens together; now and then one too many, never one too few. `war`
 * counts those with HINT_WAR. */
unsigned lexicon_hints(const struct lexicon *lexicon, const struct token *at, size_t n,
                       unsigned *war);
/* Is this one word a phrase of its own? */
bool lexicon_has(const struct lexicon *lexicon, struct span word);
/* NULL: no such type. */
const struct event_type *lexicon_type(const struct lexicon *lexicon, const char *name);

#endif
