import { createHash, createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openIdSignIn, type SignIn } from '../../src/desk/sign-in.ts';

const CLIENT = 'desk';
const BACK = 'https://desk.example/sign-in/callback';
const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
const strangers = generateKeyPairSync('rsa', { modulusLength: 2048 });

type Claims = Readonly<Record<string, unknown>>;
interface Forgery {
  readonly header?: Claims;
  readonly claims?: Claims;
  readonly signed?: 'well' | 'by-another' | 'not' | 'by-the-public-key';
  readonly used?: boolean;
}

let issuer = '';
let forgery: Forgery = {};
let challenge = '';
let nonce = '';
let asked: URLSearchParams;

const server = createServer((request, response) => {
  response.setHeader('content-type', 'application/json');
  if (request.url === '/.well-known/openid-configuration')
    return void response.end(
      JSON.stringify({
        issuer,
        authorization_endpoint: `${issuer}/auth`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/jwks`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
      }),
    );
  if (request.url === '/jwks')
    return void response.end(
      JSON.stringify({ keys: [{ ...keys.publicKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: 'k' }] }),
    );
  let body = '';
  request.on('data', (part) => {
    body += part;
  });
  request.on('end', () => {
    asked = new URLSearchParams(body);
    const proved = createHash('sha256')
      .update(asked.get('code_verifier') ?? '')
      .digest('base64url');
    if (proved !== challenge || forgery.used === true) {
      response.statusCode = 400;
      return void response.end('{"error":"invalid_grant"}');
    }
    response.end(JSON.stringify({ access_token: 'a', token_type: 'Bearer', expires_in: 60, id_token: token() }));
  });
});

function token(): string {
  const now = Math.floor(Date.now() / 1000);
  const claims = { iss: issuer, sub: 'ed', aud: CLIENT, exp: now + 60, iat: now, nonce, auth_time: now - 5 };
  const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const text = `${encoded({ alg: 'RS256', kid: 'k', ...forgery.header })}.${encoded({ ...claims, ...forgery.claims })}`;
  const { signed = 'well' } = forgery;
  if (signed === 'not') return `${text}.`;
  const pem = keys.publicKey.export({ type: 'spki', format: 'pem' });
  if (signed === 'by-the-public-key') return `${text}.${createHmac('sha256', pem).update(text).digest('base64url')}`;
  const { privateKey } = signed === 'well' ? keys : strangers;
  return `${text}.${sign('sha256', Buffer.from(text), privateKey).toString('base64url')}`;
}

let signIn: SignIn;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
  signIn = openIdSignIn({ issuer, clientId: CLIENT, redirectUri: BACK, insecure: true });
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

async function answered(given: Forgery, change: (answer: URL) => void = () => {}, fresh = false) {
  forgery = given;
  const { url, pending } = await signIn.begin('/queue', fresh, Date.now());
  const sent = new URL(url).searchParams;
  challenge = sent.get('code_challenge') ?? '';
  nonce = sent.get('nonce') ?? '';
  const answer = new URL(`${BACK}?code=c&state=${sent.get('state')}`);
  change(answer);
  return signIn.finish(answer, pending);
}

describe('signing in', () => {
  it('asks for a code with PKCE, a state and a nonce, and believes a good answer', async () => {
    const identity = await answered({});

    expect(identity).toEqual({ person: 'ed', provenAt: expect.any(Number) });
    expect(Date.now() - identity.provenAt).toBeGreaterThanOrEqual(5_000);
    expect(asked.get('grant_type')).toBe('authorization_code');
    const { url } = await signIn.begin('/queue', false, 0);
    expect(Object.fromEntries(new URL(url).searchParams)).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      scope: 'openid',
      redirect_uri: BACK,
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
    });
  });

  it('asks for a new proof when a decision needs one', async () => {
    const { url } = await signIn.begin('/queue', true, 0);

    expect(Object.fromEntries(new URL(url).searchParams)).toMatchObject({ prompt: 'login', max_age: '0' });
  });

  it('takes a token that does not say when somebody proved who they are for no proof, unless one was asked for', async () => {
    const silent = { claims: { auth_time: undefined } };

    const signedIn = await answered(silent);
    const asked = await answered(silent, () => {}, true);

    expect(signedIn).toEqual({ person: 'ed', provenAt: 0 });
    expect(Math.abs(Date.now() - asked.provenAt)).toBeLessThan(10_000);
  });

  const now = Math.floor(Date.now() / 1000);
  it.each<[string, Forgery]>([
    ['has expired', { claims: { exp: now - 600, iat: now - 1200 } }],
    ['is not signed', { header: { alg: 'none' }, signed: 'not' }],
    ['is signed with the public key as a password', { header: { alg: 'HS256' }, signed: 'by-the-public-key' }],
    ['is signed by somebody else', { signed: 'by-another' }],
    ['lost its signature', { signed: 'not' }],
    ['is for another client', { claims: { aud: 'another' } }],
    ['is for us and another, and does not say who may use it', { claims: { aud: [CLIENT, 'another'] } }],
    ['is by another issuer', { claims: { iss: 'https://evil.example' } }],
    ['has no nonce', { claims: { nonce: undefined } }],
    ['has the nonce of another sign-in', { claims: { nonce: 'another' } }],
    ['is from the future', { claims: { iat: now + 3600, nbf: now + 3600, exp: now + 7200 } }],
    ['names nobody', { claims: { sub: undefined } }],
    ['names no text', { claims: { sub: 7 } }],
    ['belongs to a code that was used', { used: true }],
  ])('does not believe a token that %s', async (_, given) => {
    await expect(answered(given)).rejects.toMatchObject({ name: 'ImprimaturError', code: 'refused' });
  });

  it.each<[string, (answer: URL) => void]>([
    ['has no state', (answer) => answer.searchParams.delete('state')],
    ['has another state', (answer) => answer.searchParams.set('state', 'another')],
    ['has no code', (answer) => answer.searchParams.delete('code')],
    ['is a refusal', (answer) => answer.searchParams.set('error', 'access_denied')],
    ['comes from another issuer', (answer) => answer.searchParams.set('iss', 'https://evil.example')],
  ])('does not believe an answer that %s', async (_, change) => {
    await expect(answered({}, change)).rejects.toMatchObject({ name: 'ImprimaturError', code: 'refused' });
  });

  it('takes the person from the claim that the house chose', async () => {
    const byClaim = openIdSignIn({ issuer, clientId: CLIENT, redirectUri: BACK, insecure: true, claim: 'staff_id' });
    forgery = { claims: { staff_id: 'mo' } };
    const { url, pending } = await byClaim.begin('/queue', false, 0);
    const sent = new URL(url).searchParams;
    challenge = sent.get('code_challenge') ?? '';
    nonce = sent.get('nonce') ?? '';

    const identity = await byClaim.finish(new URL(`${BACK}?code=c&state=${sent.get('state')}`), pending);

    expect(identity.person).toBe('mo');
  });
});
