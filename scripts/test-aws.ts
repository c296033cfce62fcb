/**
 * Runs the tests against AWS: `npm run test:aws -- [jest's options]`.
 *
 * Emulators are brought and started for it: moto for S3 (Python 3), DynamoDB Local (Java 17 and Maven). With
 * `IMPRIMATUR_AWS=live` and credentials the same tests run against the services themselves.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../src/cli/free-port.ts';

const ROOT = join(import.meta.dirname, '..');
const CACHE = join(ROOT, 'node_modules', '.cache', 'imprimatur-aws');
const WANTED = join(ROOT, 'test', 'aws');

function must(command: string, args: readonly string[]): void {
  const { status, stderr, error } = spawnSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'] });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${error?.message ?? stderr}`);
}

/** Runs an installation unless what it was told to install is what was installed last. */
function once(name: string, wanted: string, install: () => void): void {
  const mark = join(CACHE, `${name}.installed`);
  const text = readFileSync(wanted, 'utf8');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === text) return;
  console.error(`installing ${name} …`);
  install();
  writeFileSync(mark, text);
}

async function startEmulator(command: string, args: readonly string[], port: number): Promise<ChildProcess> {
  // What an emulator writes of its own accord stays out of the checkout.
  const child = spawn(command, args, { cwd: CACHE, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-2000);
  });
  for (let tries = 0; tries < 300; tries += 1) {
    if (child.exitCode !== null) break;
    if (
      await fetch(`http://127.0.0.1:${port}/`).then(
        () => true,
        () => false,
      )
    )
      return child;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  child.kill();
  throw new Error(`${command} did not start: ${said}`);
}

async function startEmulators(): Promise<{
  readonly children: readonly ChildProcess[];
  readonly env: NodeJS.ProcessEnv;
}> {
  mkdirSync(CACHE, { recursive: true });
  const [venv, jars] = [join(CACHE, 'venv'), join(CACHE, 'dynamodb-local')];
  const [requirements, pom] = [join(WANTED, 'requirements.txt'), join(WANTED, 'dynamodb-local.pom.xml')];
  once('moto', requirements, () => {
    must('python3', ['-m', 'venv', '--clear', venv]);
    must(join(venv, 'bin', 'pip'), ['install', '--quiet', '--no-deps', '-r', requirements]);
  });
  once('DynamoDB Local', pom, () => {
    must('mvn', ['--quiet', '--batch-mode', '-f', pom, 'dependency:copy-dependencies', `-DoutputDirectory=${jars}`]);
  });
  const [s3, dynamodb] = [await freePort(), await freePort()];
  const moto = await startEmulator(join(venv, 'bin', 'moto_server'), ['-H', '127.0.0.1', '-p', String(s3)], s3);
  const local = 'com.amazonaws.services.dynamodbv2.local.main.ServerRunner';
  const java = ['-Xmx512m', `-Djava.library.path=${jars}`, '-cp', join(jars, '*'), local];
  const children = [moto];
  try {
    children.push(
      await startEmulator('java', [...java, '-inMemory', '-disableTelemetry', '-port', String(dynamodb)], dynamodb),
    );
  } catch (error) {
    moto.kill();
    throw error;
  }
  return {
    children,
    env: {
      IMPRIMATUR_S3_ENDPOINT: `http://127.0.0.1:${s3}`,
      AWS_ENDPOINT_URL: `http://127.0.0.1:${s3}`,
      AWS_ENDPOINT_URL_DYNAMODB: `http://127.0.0.1:${dynamodb}`,
      IMPRIMATUR_DYNAMODB_ENDPOINT: `http://127.0.0.1:${dynamodb}`,
      ...{ AWS_REGION: 'us-east-1', AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local' },
    },
  };
}

const isLive = process.env.IMPRIMATUR_AWS === 'live';
const { children, env } = isLive ? { children: [], env: {} } : await startEmulators();
try {
  const jest = join(ROOT, 'node_modules', 'jest', 'bin', 'jest.js');
  const args = ['--experimental-vm-modules', jest, '--config', 'jest.aws.config.mjs', ...process.argv.slice(2)];
  const run = spawn(process.execPath, args, { cwd: ROOT, stdio: 'inherit', env: { ...process.env, ...env } });
  process.exitCode = await new Promise<number>((resolve) => run.on('close', (code) => resolve(code ?? 1)));
} finally {
  for (const child of children) child.kill();
}
