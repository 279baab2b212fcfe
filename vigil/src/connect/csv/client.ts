// The wire shape of CSV tables of posts: which columns are ours, and what they are usually called.

/** Our fields. `text` must have a column, and so must `id`; the others may be missing. */
export const FIELDS = [
  'id',
  'text',
  'account',
  'createdAt',
  'language',
  'surface',
  'handle',
  'displayName',
  'bio',
] as const;
export type Field = (typeof FIELDS)[number];

/** Usual names of columns, best first. Case, blanks, underscores and dashes do not count. */
export const USUAL_NAMES: Readonly<Record<Field, readonly string[]>> = {
  id: ['id', 'itemid', 'postid', 'tweetid', 'statusid', 'messageid', 'commentid', 'idstr'],
  text: ['text', 'fulltext', 'tweettext', 'posttext', 'content', 'body', 'message', 'caption', 'tweet', 'post'],
  account: [
    'accountid',
    'authorid',
    'userid',
    'account',
    'author',
    'user',
    'username',
    'authorusername',
    'screenname',
    'author.id',
  ],
  createdAt: ['createdat', 'created', 'timestamp', 'time', 'datetime', 'date', 'publishedat', 'postedat', 'day'],
  language: ['language', 'lang'],
  surface: ['surface'],
  handle: ['handle', 'screenname', 'username', 'authorusername', 'author.username'],
  displayName: ['displayname', 'authorname', 'author.name', 'name'],
  bio: ['bio', 'description', 'userdescription', 'authordescription', 'author.description'],
};
