// Under which address a browser asked: passkeys are bound to its name, and over https cookies are bound to the host.

/** As much of a request as tells under which host it came. */
export interface Asked {
  readonly headers: { readonly host?: string | undefined };
}

/** An address of this Vigil. */
export interface Address {
  /** As browsers write it in the Origin header. */
  readonly origin: string;
  /** The name that passkeys are bound to; undefined for a bare number such as 127.0.0.1, where browsers know none. */
  readonly name: string | undefined;
  readonly https: boolean;
}

/** The address of a request. Its host was checked before; https is believed only of the public address, which says so itself. */
export function addressOf(request: Asked, publicOrigin: string | undefined): Address {
  const host = (request.headers.host ?? '').toLowerCase();
  const known = publicOrigin === undefined ? undefined : new URL(publicOrigin);
  if (known !== undefined && known.host === host)
    return { origin: known.origin, name: nameOf(known.hostname), https: known.protocol === 'https:' };
  return { origin: `http://${host}`, name: nameOf(host.replace(/:\d+$/, '')), https: false };
}

function nameOf(host: string): string | undefined {
  return host === 'localhost' || /^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z][a-z0-9-]*$/.test(host) ? host : undefined;
}
