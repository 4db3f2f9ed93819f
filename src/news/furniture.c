#include "news/furniture.h"

#include <string.h>

/* Lines that are furniture when they are nothing else; punctuation at their ends is ignored. */
static const char *const whole_lines[] = {
    "about us",
    "accept cookies",
    "ad",
    "ad feedback",
    "advert",
    "advertisement",
    "advertising",
    "all rights reserved",
    "article continues below",
    "back to top",
    "breaking news",
    "click here",
    "click to share",
    "close",
    "comment",
    "comments",
    "contact us",
    "contents",
    "continue reading",
    "continue reading the main story",
    "cookie policy",
    "copy link",
    "download the app",
    "editor's picks",
    "email",
    "facebook",
    "follow us",
    "getty images",
    "home",
    "image",
    "in pictures",
    "instagram",
    "keep reading",
    "latest",
    "latest news",
    "leave a comment",
    "leave a reply",
    "linkedin",
    "listen to this article",
    "live",
    "live updates",
    "load more",
    "loading",
    "log in",
    "menu",
    "more from this section",
    "more news",
    "more on this story",
    "more stories",
    "most popular",
    "most read",
    "must read",
    "newsletter",
    "newsletters",
    "next",
    "next article",
    "next story",
    "no comments",
    "open image in gallery",
    "photo",
    "photos",
    "pinterest",
    "play",
    "play video",
    "popular",
    "previous",
    "previous article",
    "print",
    "privacy policy",
    "promoted content",
    "promoted stories",
    "read also",
    "read full article",
    "read full story",
    "read more",
    "read next",
    "read the full story",
    "recommended",
    "recommended stories",
    "recommended videos",
    "reddit",
    "related",
    "related article",
    "related articles",
    "related content",
    "related coverage",
    "related news",
    "related post",
    "related posts",
    "related stories",
    "related story",
    "related topics",
    "related video",
    "report an error",
    "save",
    "search",
    "see also",
    "see more",
    "share",
    "share on facebook",
    "share on twitter",
    "share on x",
    "share post",
    "share this",
    "share this article",
    "share this page",
    "share this post",
    "share this story",
    "show more",
    "sign in",
    "sign up",
    "skip to content",
    "skip to main content",
    "sponsored",
    "sponsored content",
    "story continues",
    "story continues below advertisement",
    "subscribe",
    "subscribe now",
    "tags",
    "telegram",
    "terms of service",
    "terms of use",
    "top stories",
    "topics",
    "trending",
    "trending now",
    "tweet",
    "twitter",
    "up next",
    "video",
    "view all",
    "view comments",
    "view gallery",
    "view more",
    "watch",
    "watch live",
    "watch now",
    "whatsapp",
    "you may also like",
    "you might also like",
    "youtube",
};

/* Beginnings of short paragraphs that are furniture. */
static const char *const beginnings[] = {
    "(additional reporting by",
    "(editing by",
    "(reporting by",
    "(writing by",
    "additional reporting by",
    "all rights reserved",
    "also read:",
    "copyright ",
    "download our",
    "download the",
    "editing by",
    "editor's note:",
    "find us on",
    "follow our",
    "follow us on",
    "for more news",
    "for more stories",
    "get the latest",
    "help us improve",
    "if you liked this",
    "join our",
    "join us on",
    "other topics of interest",
    "our standards:",
    "page last updated",
    "please share",
    "read also:",
    "read more:",
    "related article",
    "related coverage",
    "related stories",
    "related story",
    "related topics",
    "related:",
    "reporting by",
    "see also:",
    "share this",
    "sign up for",
    "sign up to",
    "story continues",
    "subscribe to",
    "support our",
    "this article has been",
    "this article is",
    "this article was",
    "this content was",
    "this developing story",
    "this is a breaking news story",
    "this is a developing story",
    "this material may not",
    "this page was",
    "this report was",
    "this story has been",
    "this story is developing",
    "this story was",
    "thomson reuters trust",
    "view this post",
    "watch live",
    "with reporting by",
    "writing by",
    "you can read",
    "\xc2\xa9",
};

/* Beginnings of lines that label something: furniture when they are short and end without a full
 * stop. */
static const char *const label_beginnings[] = {
    "click here",
    "compiled by",
    "continue reading",
    "donate ",
    "get our",
    "last modified",
    "last updated",
    "listen to",
    "more on:",
    "more:",
    "originally published",
    "posted by",
    "posted in",
    "posted on",
    "published by",
    "published on",
    "read also",
    "read full",
    "read more",
    "read the full",
    "read:",
    "register for",
    "republish this",
    "see also",
    "source:",
    "sources:",
    "supported by",
    "tags:",
    "the post ",
    "to get more",
    "topics:",
    "updated on",
    "watch:",
    "with files from",
    "written by",
};

static const char *const caption_beginnings[] = {
    "file -",
    "file image",
    "file photo",
    "file picture",
    "file \xe2\x80\x93",
    "file \xe2\x80\x94",
    "handout photo",
    "illustrative image",
    "image caption",
    "image source",
    "image:",
    "in this aerial",
    "in this file",
    "in this frame",
    "in this handout",
    "in this image",
    "in this photo",
    "in this picture",
    "in this screen",
    "in this undated",
    "in this video grab",
    "media caption",
    "photo by",
    "photo caption",
    "photo credit",
    "photo illustration",
    "photo:",
    "photograph:",
    "pictured:",
    "this aerial",
    "this frame grab",
    "this grab",
    "this handout",
    "this photo",
    "this photograph",
    "this picture",
    "this satellite image",
    "this screen grab",
    "this undated",
    "this video grab",
};

/* Credits that stand at the end of a caption. */
static const char *const credits[] = {
    "AFP Photo",      "AFP via Getty", "AP Photo", "AP photo",      "Agence France-Presse/",
    "Anadolu/",       "EPA-EFE",       "EPA/",     "File Photo by", "File Photo:",
    "File photo by",  "Getty Images",  "HANDOUT",  "Handout via",   "Photo by",
    "Photo courtesy", "Photo credit",  "Photo/",   "Photo:",        "REUTERS/",
    "Photograph:",    "Shutterstock",  "Sputnik/", "TASS/",         "Xinhua/",
    "Zuma Press",     "iStock",        "photo by", "screenshot",    "screengrab",
    "via AFP",        "via AP",        "via EPA",  "via Getty",     "via REUTERS",
    "via Reuters",    "\xc2\xa9",
};

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

static bool is_letter(char c)
{
    return lower(c) >= 'a' && lower(c) <= 'z';
}

/* Who is credited with photos; a longer name before its beginning. */
static const char *const photo_agencies[] = {
    "AFP",
    "AP",
    "Alamy",
    "Anadolu Agency",
    "Anadolu",
    "Associated Press",
    "BBC",
    "Bloomberg",
    "CNN",
    "EPA-EFE",
    "EPA",
    "Getty Images",
    "Getty",
    "Handout",
    "IMAGO",
    "Kyodo",
    "Libkos",
    "NurPhoto",
    "PA",
    "Pool",
    "REUTERS",
    "Reuters",
    "SOPA Images",
    "Shutterstock",
    "Sipa USA",
    "Sipa",
    "Sputnik",
    "TASS",
    "The New York Times",
    "UPI",
    "Ukrinform",
    "WAFA",
    "Xinhua",
    "ZUMA",
    "dpa",
    "picture alliance",
};

size_t photo_agency(struct span text)
{
    for (size_t i = 0; i < sizeof photo_agencies / sizeof *photo_agencies; i++) {
        size_t n = strlen(photo_agencies[i]);
        if (span_starts(text, photo_agencies[i]) && (text.n == n || !is_letter(text.at[n]))) {
            return n;
        }
    }
    return 0;
}

static bool starts_nocase(struct span text, const char *prefix)
{
    size_t n = strlen(prefix);
    return text.n >= n && span_is_nocase((struct span){text.at, n}, prefix);
}

/* `rows` are sorted, in lower case: the first that does not come before `letter`. */
static size_t first_row(const char *const *rows, size_t n, unsigned char letter)
{
    size_t low = 0, high = n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if ((unsigned char)rows[middle][0] < letter) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

static bool starts_with_any(struct span text, const char *const *rows, size_t n)
{
    char first = lower(text.at[0]), second = text.n > 1 ? lower(text.at[1]) : '\0';
    for (size_t i = first_row(rows, n, (unsigned char)first); i < n && rows[i][0] == first; i++) {
        if (rows[i][1] == second && starts_nocase(text, rows[i])) {
            return true;
        }
    }
    return false;
}

static bool is_any(struct span text, const char *const *rows, size_t n)
{
    char first = lower(text.at[0]);
    for (size_t i = first_row(rows, n, (unsigned char)first); i < n && rows[i][0] == first; i++) {
        if (span_is_nocase(text, rows[i])) {
            return true;
        }
    }
    return false;
}

#define ROWS(table) (table), sizeof(table) / sizeof *(table)

/* Without the punctuation and arrows around it. */
static struct span bare(struct span text)
{
    static const bool around[256] = {
        [' '] = true, ['\t'] = true, ['\r'] = true, ['\n'] = true, ['.'] = true,
        [':'] = true, ['!'] = true,  ['?'] = true,  ['-'] = true,  ['|'] = true,
        ['*'] = true, ['>'] = true,  ['#'] = true,  ['['] = true,  [']'] = true,
        ['('] = true, [')'] = true,  ['"'] = true,  ['\''] = true, ['\0'] = true};
    while (text.n && around[(unsigned char)text.at[text.n - 1]]) {
        text.n--;
    }
    while (text.n && around[(unsigned char)text.at[0]]) {
        text.at++;
        text.n--;
    }
    return text;
}

/* "by editor", "By Jane Doe and John Roe", "BY JANE DOE, Staff Writer". */
static bool is_byline(struct span line)
{
    return line.n <= 80 && starts_nocase(line, "by ") && line.at[line.n - 1] != '.' &&
           !memchr(line.at, '!', line.n) && !memchr(line.at, '?', line.n);
}

/* "1 of 2 |": what is left is a caption. */
static bool is_picture_count(struct span text)
{
    size_t i = 0;
    while (i < text.n && i < 3 && text.at[i] >= '0' && text.at[i] <= '9') {
        i++;
    }
    struct span rest = {text.at + i, text.n - i};
    return i && (starts_nocase(rest, " of ") || starts_nocase(rest, "/")) &&
           memchr(rest.at, '|', rest.n < 12 ? rest.n : 12);
}

bool furniture_begins(struct span text)
{
    return text.n > 0 && text.n <= 300 && starts_with_any(text, ROWS(beginnings));
}

bool caption_begins(struct span text)
{
    return text.n > 0 && starts_with_any(text, ROWS(caption_beginnings));
}

bool furniture_is(struct span paragraph)
{
    struct span line = bare(paragraph);
    if (line.n == 0) {
        return true; /* "* * *" */
    }
    return (line.n <= 40 && is_any(line, ROWS(whole_lines))) || is_byline(paragraph) ||
           furniture_begins(paragraph) ||
           (paragraph.n <= 100 && paragraph.at[paragraph.n - 1] != '.' &&
            starts_with_any(paragraph, ROWS(label_beginnings)));
}

static bool credit_at(struct span tail, size_t i)
{
    struct span rest = {tail.at + i, tail.n - i};
    for (size_t k = 0; k < sizeof credits / sizeof *credits; k++) {
        if (credits[k][0] == rest.at[0] && rest.n > 1 && credits[k][1] == rest.at[1] &&
            span_starts(rest, credits[k])) {
            return true;
        }
    }
    return false;
}

static bool ends_with_credit(struct span paragraph)
{
    static const bool begins_credit[256] = {
        ['A'] = true, ['E'] = true, ['F'] = true, ['G'] = true,  ['H'] = true, ['P'] = true,
        ['R'] = true, ['S'] = true, ['T'] = true, ['X'] = true,  ['Z'] = true, ['i'] = true,
        ['p'] = true, ['s'] = true, ['v'] = true, [0xC2] = true,
    };
    size_t look = paragraph.n < 70 ? paragraph.n : 70;
    struct span tail = {paragraph.at + paragraph.n - look, look};
    for (size_t i = 0; i < tail.n; i++) {
        if (begins_credit[(unsigned char)tail.at[i]] && (i == 0 || !is_letter(tail.at[i - 1])) &&
            credit_at(tail, i)) {
            return true;
        }
    }
    return false;
}

bool caption_is(struct span paragraph)
{
    if (paragraph.n == 0 || paragraph.n > 900) {
        return false;
    }
    return is_picture_count(paragraph) || ends_with_credit(paragraph) ||
           (paragraph.n <= 400 && caption_begins(paragraph));
}

static bool sorted(const char *const *rows, size_t n)
{
    for (size_t i = 1; i < n; i++) {
        if (strcmp(rows[i - 1], rows[i]) >= 0) {
            return false;
        }
    }
    return true;
}

bool furniture_sorted(void)
{
    return sorted(ROWS(whole_lines)) && sorted(ROWS(beginnings)) &&
           sorted(ROWS(label_beginnings)) && sorted(ROWS(caption_beginnings));
}
