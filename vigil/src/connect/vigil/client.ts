// The wire shape of Vigil's own lines. `docs/item.schema.json` says the same for machines, `docs/formats.md` for people.

/** One line. Every field may be missing or of a wrong type on the wire, so each is read with care. */
export interface ItemLine {
  readonly id?: unknown;
  readonly kind?: unknown;
  readonly platform?: unknown;
  readonly surface?: unknown;
  readonly text?: unknown;
  readonly createdAt?: unknown;
  readonly created_at?: unknown;
  readonly day?: unknown;
  readonly language?: unknown;
  readonly lang?: unknown;
  readonly account?: unknown;
  readonly author?: unknown;
  readonly author_id?: unknown;
  readonly user?: unknown;
  readonly altTexts?: unknown;
  readonly pollOptions?: unknown;
  readonly cards?: unknown;
  readonly quoted?: unknown;
  readonly hashtags?: unknown;
  readonly links?: unknown;
  readonly hashes?: unknown;
  readonly notice?: unknown;
  readonly removed?: unknown;
}

/** The author as a line carries it. */
export interface AccountField {
  readonly id?: unknown;
  readonly handle?: unknown;
  readonly displayName?: unknown;
  readonly bio?: unknown;
  readonly followers?: unknown;
  readonly verified?: unknown;
  readonly createdAt?: unknown;
  readonly declaredAge?: unknown;
}

/** A complaint: in `notice`, or the line itself where `kind` is `notice`. */
export interface NoticeField {
  readonly id?: unknown;
  readonly account?: unknown;
  readonly about?: unknown;
  readonly items?: unknown;
  readonly by?: unknown;
  readonly category?: unknown;
  readonly comment?: unknown;
  readonly createdAt?: unknown;
  readonly trustedFlagger?: unknown;
}

/** What is gone: in `removed`, or the line itself where `kind` is `removed`. */
export interface RemovedField {
  readonly item?: unknown;
  readonly account?: unknown;
  readonly reason?: unknown;
  readonly at?: unknown;
}
