// Reads the texts of files of honest posts one by one, whatever their format: for learning words and for measuring how ordinary a term is.
import { openFile, openSource } from '../connect/open.ts';
import type { Item } from '../core/item.ts';
import type { InputChoice } from './choose-input.ts';
import { inputOptions } from './choose-input.ts';
import { asFileTrouble } from './choose-rules.ts';

/** Calls `visit` for every text that is not a profile's: a profile comes again with every post. Returns how many pieces could not be read. */
export async function eachText(
  files: readonly string[],
  choice: InputChoice,
  visit: (item: Item) => void,
): Promise<number> {
  let unread = 0;
  for (const file of files) {
    try {
      const source = await openSource(openFile(file), inputOptions(choice));
      for await (const portion of source.portions()) {
        for (const { reading } of portion.placed)
          if (reading.kind === 'understood')
            for (const item of reading.items) if (item.text !== '' && item.surface !== 'profile') visit(item);
        unread += portion.shelf.filter((part) => part.last).length;
      }
    } catch (error) {
      throw asFileTrouble(error, file);
    }
  }
  return unread;
}
