// HTML as text: what a reader sees, whole addresses, and linear time on hostile input.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeEntities, plainOf } from './html.ts';

it.each([
  ['<p>one</p><p>two<br>three<br/>four</p>', 'one\ntwo\nthree\nfour'],
  ['a &amp;lt; b &lt;i&gt; &quot;c&quot; &#39;d&#x27; &nbsp;e', 'a &lt; b <i> "c" \'d\' \u00a0e'],
  [
    '<p>see <a href="https://hat.example/x"><span class="invisible">https://</span><span class="ellipsis">hat.exam</span><span class="invisible">ple/x</span></a></p>',
    'see https://hat.example/x',
  ],
  ['blen<!-- hidden -->vik <b>zor</b>ple', 'blenvik zorple'],
  ['1 < 2 and <3 hats', '1 < 2 and <3 hats'],
  ['cut <a href="x', 'cut <a href="x'],
  ['<img alt="a &lt;hat&gt;" src="x">', 'a <hat>'],
  ['&unknown; &#0; &#xd800; &#1114112; &#128;', '&unknown; \ufffd \ufffd \ufffd €'],
  ['<a title="a > b" href="y">z</a>', 'z'],
  ['', ''],
])('reads %j', (html, text) => expect(plainOf(html).text).toBe(text));

it('keeps the addresses of links but not those of mentions and hashtags', () => {
  const html =
    '<a href="https://hat.example/?a=1&amp;b=2">hat</a> <a class="u-url mention" href="https://m.example/@x">@x</a> <a href="https://m.example/tags/y" class="mention hashtag" rel="tag">#y</a>';
  expect(plainOf(html).links).toEqual(['https://hat.example/?a=1&b=2']);
});

it('gives back any text that was escaped', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
      expect(decodeEntities(escaped)).toBe(text);
    }),
  );
});

it('never fails, and ends on a million marks of any kind', { timeout: 20_000 }, () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('<', '>', '<!--', '-->', '"', "'", '=', '&', ';', '</p', 'a', '&#', 'x ')),
      (parts) => {
        expect(typeof plainOf(parts.join('')).text).toBe('string');
      },
    ),
  );
  for (const mark of ['<', '<a ', '<a "', '<!--', '&', '&#', '<a href="', "<a b='", '</']) {
    expect(plainOf(mark.repeat(300_000)).text.length).toBeGreaterThan(0);
  }
});
