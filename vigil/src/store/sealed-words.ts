// Seals words of the lexicon for the database, AES-256-GCM, so that neither a row nor a copy of one shows a term. With a key of the operator's own a whole copy of the database shows none either.
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type pg from 'pg';
import { StoreError } from './connection.ts';
import { secretOf } from './secrets.ts';

const NONCE = 12;
const TAG = 16;

/** Seals and opens. `about` binds what is sealed to its row. */
export interface WordSeal {
  close(text: string, about: string): Buffer;
  /** Throws StoreError with what to do when the key is another, or the bytes were changed. */
  open(sealed: Buffer, about: string): string;
}

/** The seal of a store. `key` is the operator's own secret, or empty: then only the store's own secret protects the words. */
export async function sealOf(
  db: pg.Pool | pg.ClientBase,
  key = process.env['VIGIL_LEXICON_KEY'] ?? '',
): Promise<WordSeal> {
  const secret = await secretOf(db, 'lexicon-secret');
  const made = Buffer.from(hkdfSync('sha256', secret, key, 'words of the lexicon', 32));
  return {
    close(text, about) {
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv('aes-256-gcm', made, nonce).setAAD(Buffer.from(about));
      return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    },
    open(sealed, about) {
      try {
        const decipher = createDecipheriv('aes-256-gcm', made, sealed.subarray(0, NONCE))
          .setAAD(Buffer.from(about))
          .setAuthTag(sealed.subarray(sealed.length - TAG));
        const plain = [decipher.update(sealed.subarray(NONCE, sealed.length - TAG)), decipher.final()];
        return Buffer.concat(plain).toString('utf8');
      } catch {
        throw new StoreError(
          `What was proposed for the lexicon (${about}) cannot be opened.`,
          'Set VIGIL_LEXICON_KEY to the key it was sealed with; if that is right, restore the table from a backup.',
        );
      }
    },
  };
}
