// The address of a post on its platform, where the id alone tells it.
import type { Item } from '../core/item.ts';

/** The address, or undefined for platforms whose ids do not tell it. A part of a post has the post's address, a profile its own. */
export function permalink({
  platform,
  item,
}: {
  readonly platform: Item['platform'];
  readonly item: Item['id'];
}): string | undefined {
  const account = /^account:(.+?)\/[^/]+$/.exec(item)?.[1];
  if (platform === 'x') {
    if (account !== undefined) return `https://x.com/i/user/${encodeURIComponent(account)}`;
    const id = /^\d+/.exec(item)?.[0];
    return id === undefined ? undefined : `https://x.com/i/status/${id}`;
  }
  if (platform !== 'bluesky') return undefined;
  if (account !== undefined) return `https://bsky.app/profile/${account}`;
  const post = /^at:\/\/([^/]+)\/app\.bsky\.feed\.post\/([^/]+)/.exec(item);
  return post === null ? undefined : `https://bsky.app/profile/${post[1]}/post/${post[2]}`;
}
