// The keys of Vigil's own lines that hold what people wrote; the connector reads them by hand, so they are listed by hand and a test compares the two.
import type { UserText } from '../user-text.ts';

/** Keys of texts, hashtags and HTML in a line. */
export const USER_TEXT: UserText = {
  text: ['text', 'altTexts', 'pollOptions', 'title', 'description', 'url', 'quoted', 'links', 'displayName', 'bio'],
  tags: ['hashtags'],
  html: [],
};
