import * as client from 'openid-client';
import { ImprimaturError } from '../errors.ts';
import { freshSecret } from './session.ts';
import type { PendingSignIn } from './session-store.ts';

/** Whom an issuer says somebody is. */
export interface Identity {
  readonly person: string;
  /** When they proved it, in milliseconds. */
  readonly provenAt: number;
}

/** Sign-in by OpenID Connect: the code flow with PKCE, at any issuer. */
export interface SignIn {
  /** Where to send somebody, and what their answer will be checked against; `fresh` asks for a new proof. */
  begin(next: string, fresh: boolean, now: number): Promise<{ readonly url: string; readonly pending: PendingSignIn }>;
  /** Reads the answer; rejects with `refused` when it is not the one to this question. */
  finish(answer: URL, pending: PendingSignIn): Promise<Identity>;
}

/** How a desk signs people in. */
export interface SignInOptions {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret?: string;
  /** Where the issuer sends people back to. */
  readonly redirectUri: string;
  /** The claim of the ID token that holds the id of the roster; `sub` unless said otherwise. */
  readonly claim?: string;
  /** Whether the issuer may be reached by plain http; only for an issuer on loopback. */
  readonly insecure?: boolean;
}

/** Signs people in at an issuer, which is asked for its configuration once it is needed. */
export function openIdSignIn(options: SignInOptions): SignIn {
  const { redirectUri, claim = 'sub' } = options;
  let discovered: Promise<client.Configuration> | undefined;
  const configuration = (): Promise<client.Configuration> => {
    discovered ??= discover(options).catch((error: unknown) => {
      discovered = undefined;
      throw error;
    });
    return discovered;
  };
  return {
    begin: async (next, fresh, now) => {
      const verifier = client.randomPKCECodeVerifier();
      const [state, nonce] = [freshSecret(), freshSecret()];
      const url = client.buildAuthorizationUrl(await configuration(), {
        redirect_uri: redirectUri,
        scope: 'openid',
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state,
        nonce,
        ...(fresh ? { prompt: 'login', max_age: '0' } : {}),
      });
      return { url: url.href, pending: { state, nonce, verifier, next, fresh, startedAt: now } };
    },
    finish: async (answer, { state, nonce, verifier, fresh }) => {
      try {
        const tokens = await client.authorizationCodeGrant(await configuration(), answer, {
          pkceCodeVerifier: verifier,
          expectedState: state,
          expectedNonce: nonce,
          idTokenExpected: true,
        });
        const claims = tokens.claims();
        const person = claims?.[claim];
        if (claims === undefined || typeof person !== 'string')
          throw new ImprimaturError('refused', `the ID token has no ${claim}`);
        // An issuer that remembers people issues tokens without asking them: a new token alone proves nothing.
        return { person, provenAt: (claims.auth_time ?? (fresh ? claims.iat : 0)) * 1000 };
      } catch (cause) {
        if (cause instanceof ImprimaturError) throw cause;
        throw new ImprimaturError('refused', 'the sign-in could not be completed; begin it again', { cause });
      }
    },
  };
}

function discover({ issuer, clientId, clientSecret, insecure }: SignInOptions): Promise<client.Configuration> {
  return client.discovery(
    new URL(issuer),
    clientId,
    clientSecret,
    clientSecret === undefined ? client.None() : client.ClientSecretPost(clientSecret),
    {
      // The signature is checked too, though the token comes straight from the issuer.
      execute: [client.enableNonRepudiationChecks, ...(insecure === true ? [client.allowInsecureRequests] : [])],
      timeout: 10,
    },
  );
}
