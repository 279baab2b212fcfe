// The policy text that a model is given unless the operator gives another: the trade in general words, without a single term of it.

/** Each clause begins with its name in brackets; the model must name one. Change it only with `vigil opinion --check` before and after. */
export const DEFAULT_POLICY_TEXT = `The question: does the account offer forbidden goods to others?

Forbidden goods are named by veiled words: a text may name them by an odd word that means nothing in itself. You are not told which words are veiled. Judge by what the text does.

[A1] Offer: the account says that it has, sells, swaps or gives away a collection whose nature it does not name, to people it does not know, and tells them how to get it: a price, a list, a preview, a place to write to in private.
[A2] Lead: the account sends strangers to another place, a group or a contact where such a collection is handed out.
[B1] Ordinary trade: goods, services or tickets that are named plainly, also when the text holds a price and a contact.
[B2] Speaking about it: a complaint, a warning, a question, news, research, help for those who were harmed, or a quotation of somebody else.
[B3] Something else: talk, play, names, another meaning of the words.
[C1] Unclear: the texts are too short, or in a language you cannot judge.

A1 and A2 are "offer". B1, B2 and B3 are "not-offer". C1 is "unclear". When in doubt between an offer and something else, say "unclear".`;
