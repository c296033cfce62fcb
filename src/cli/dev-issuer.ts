import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type JWK, Provider } from 'oidc-provider';
import type { RosterEntry } from '../policy/policy.ts';
import { issuerMemory } from './dev-issuer-memory.ts';
import { SIGN_IN_POLICY, signInPage } from './dev-sign-in-page.ts';

/** An issuer for development: it signs anybody in as anybody of the roster, and listens on loopback alone. */
export interface DevIssuer {
  readonly issuer: string;
  readonly clientId: string;
  close(): Promise<void>;
}

const CLIENT = 'imprimatur-desk';

/** Starts the issuer for people of a roster; it sends them back to one address and no other. */
export async function openDevIssuer(people: readonly RosterEntry[], redirectUri: string): Promise<DevIssuer> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const provider = new Provider(issuer, {
    adapter: issuerMemory(),
    jwks: { keys: [{ ...(privateKey.export({ format: 'jwk' }) as JWK), use: 'sig', alg: 'ES256' }] },
    clients: [
      {
        client_id: CLIENT,
        redirect_uris: [redirectUri],
        response_types: ['code'],
        grant_types: ['authorization_code'],
        token_endpoint_auth_method: 'none',
        require_auth_time: true,
        id_token_signed_response_alg: 'ES256',
      },
    ],
    cookies: { keys: [randomBytes(32).toString('hex')] },
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true },
    ttl: { Session: 3600, Grant: 3600, Interaction: 600, AccessToken: 600, IdToken: 600 },
    findAccount: async (_, id) => ({ accountId: id, claims: async () => ({ sub: id }) }),
    interactions: { url: (_, interaction) => `/as/${interaction.uid}` },
    // Whoever may use the desk has agreed to it.
    loadExistingGrant: async (context) => {
      const { client, session } = context.oidc;
      const grant = new context.oidc.provider.Grant({
        ...(client === undefined ? {} : { clientId: client.clientId }),
        ...(session?.accountId === undefined ? {} : { accountId: session.accountId }),
      });
      grant.addOIDCScope('openid');
      await grant.save();
      return grant;
    },
  });
  const answer = provider.callback();
  server.on('request', (request, response) => {
    // A name of somebody else that resolves to this machine is not the issuer, nor is one within the request line.
    if (request.headers.host !== new URL(issuer).host || !request.url?.startsWith('/')) {
      response.statusCode = 403;
      return void response.end('The issuer is not at this address.');
    }
    const chosen = /^\/as\/[\w-]+(?:\?person=([a-z0-9-]+))?$/.exec(request.url ?? '');
    if (chosen === null) return void answer(request, response);
    const [, person] = chosen;
    if (!people.some(({ id }) => id === person)) {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.setHeader('content-security-policy', SIGN_IN_POLICY);
      return void response.end(signInPage(people));
    }
    const login = { accountId: person ?? '', remember: false };
    provider.interactionFinished(request, response, { login }, { mergeWithLastSubmission: false }).catch(() => {
      response.statusCode = 400;
      response.end('This sign-in is over. Begin again at the desk.');
    });
  });
  return { issuer, clientId: CLIENT, close: () => closed(server) };
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
