// Signing in at an identity provider: OpenID Connect, authorization code with PKCE, state and nonce. Whose account it is must be known here before.
import * as client from 'openid-client';
import { Problem } from './problem.ts';

/** What the provider knows this Vigil by. */
export interface OidcSettings {
  /** As the provider says it, `https://id.example`. */
  readonly issuer: string;
  readonly clientId: string;
  /** Left out for a public client. */
  readonly clientSecret?: string | undefined;
  /** What the button calls it. */
  readonly label: string;
}

/** A sign-in under way: what the provider's answer must fit. */
export interface OidcStep {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly back: string;
}

/** The provider as this server talks to it. */
export interface Oidc {
  readonly label: string;
  /** Where the browser goes, and what its return must fit. `back` is the address it comes back to. */
  begin(back: string): Promise<{ readonly url: string; readonly step: OidcStep }>;
  /** Issuer and subject of whoever came back at `url`; undefined when the answer does not hold. */
  finish(url: URL, step: OidcStep): Promise<string | undefined>;
}

const WITHIN_S = 10;

/** Opens the way to a provider; it is asked for its description at the first sign-in, and again after a failure. */
export function openOidc(settings: OidcSettings): Oidc {
  let known: Promise<client.Configuration> | undefined;
  const reach = (): Promise<client.Configuration> => {
    known ??= discover(settings).catch((error: unknown) => {
      known = undefined;
      throw away(error);
    });
    return known;
  };
  return {
    label: settings.label,
    begin: async (back) => {
      const config = await reach();
      const step = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier: client.randomPKCECodeVerifier(),
        back,
      };
      const url = client.buildAuthorizationUrl(config, {
        redirect_uri: back,
        scope: 'openid',
        state: step.state,
        nonce: step.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(step.verifier),
        code_challenge_method: 'S256',
      });
      return { url: url.href, step };
    },
    finish: async (url, { state, nonce, verifier }) => {
      const config = await reach();
      const tokens = await client
        .authorizationCodeGrant(config, url, { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier })
        .catch(() => undefined);
      const claims = tokens?.claims();
      return claims === undefined ? undefined : `${claims.iss} ${claims.sub}`;
    },
  };
}

function discover({ issuer, clientId, clientSecret }: OidcSettings): Promise<client.Configuration> {
  const server = new URL(issuer);
  const loopback = server.protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(server.hostname);
  return client.discovery(
    server,
    clientId,
    undefined,
    clientSecret === undefined ? client.None() : client.ClientSecretBasic(clientSecret),
    {
      timeout: WITHIN_S,
      // A provider on this very machine, as tests run one, may do without TLS; no other may.
      ...(loopback ? { execute: [client.allowInsecureRequests] } : {}),
    },
  );
}

function away(error: unknown): Problem {
  const kind = error instanceof Error ? error.name : 'unknown';
  return new Problem(503, 'The identity provider does not answer', `Try again, or sign in another way (${kind}).`, {
    headers: { 'retry-after': '10' },
  });
}
