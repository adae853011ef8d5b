import { generateKeyPairSync } from 'node:crypto';
import {
  checkpointBody,
  originOf,
  parseCheckpoint,
  signCheckpoint,
  signHead,
  verifyCheckpoint,
  verifyHead,
} from './checkpoint.js';
import { leafHash } from './merkle.js';
import { openNote, parseNote, parseVerifierKey, signNote, verifierKeyOf } from './note.js';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const signer = { name: 'log.example', privateKey };
const verifierKey = verifierKeyOf({ name: signer.name, key: publicKey });
const otherSigner = { name: 'other.example', privateKey: generateKeyPairSync('ed25519').privateKey };
const impostor = { name: signer.name, privateKey: otherSigner.privateKey };
const head = { origin: originOf(signer.name, 'agency-1'), size: 42, root: leafHash('x') };
const note = signCheckpoint(head, signer);

function verifierOf(text: string) {
  const verifier = parseVerifierKey(text);
  if (!verifier.ok) throw new Error(verifier.reason);
  return verifier.value;
}

describe('signed note (C2SP signed-note)', () => {
  const published = {
    key: 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
    text:
      'If you think cryptography is the answer to your problem,\n' +
      "then you don't know what your problem is.\n",
    signature:
      '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n',
  };

  it('opens the published example', () => {
    const opened = openNote(`${published.text}\n${published.signature}`, verifierOf(published.key));
    expect(opened).toEqual({ ok: true, value: published.text });
  });

  it('does not open the published example with a word changed', () => {
    const text = published.text.replace('answer', 'cause!');
    expect(openNote(`${text}\n${published.signature}`, verifierOf(published.key)).ok).toBe(false);
  });

  it.each([
    ['a key id of another key', published.key.replace('c74f20a3', 'c74f20a4')],
    ['another algorithm', `x+00000000+${Buffer.alloc(33, 2).toString('base64')}`],
    ['a short key', 'x+00000000+AQ=='],
    ['nothing', ''],
  ])('refuses a verifier key with %s', (_, key) => expect(parseVerifierKey(key).ok).toBe(false));

  it.each([
    ['no signature', 'text\n'],
    ['an empty signature block', 'text\n\n'],
    ['no final line feed', note.slice(0, -1)],
    ['a plain hyphen', note.replace('—', '-')],
    ['base64 with a second spelling', note.replace(/=?\n$/, '\n')],
    ['a control character', note.replace('log', 'l\rog')],
  ])('refuses a note with %s', (_, text) => expect(parseNote(text).ok).toBe(false));

  it('refuses to sign what no note can hold', () => {
    expect(() => signNote('no line feed', signer)).toThrow(TypeError);
    expect(() => signNote('tab\t\n', signer)).toThrow(TypeError);
    expect(() => signNote('x\n', { ...signer, name: 'two words' })).toThrow(TypeError);
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
    expect(() => signNote('x\n', { ...signer, privateKey: rsa })).toThrow(TypeError);
  });
});

describe('checkpoint (C2SP tlog-checkpoint)', () => {
  it('is origin, size, root and a signature, a line each', () => {
    const lines = note.split('\n');
    expect(lines.slice(0, 4)).toEqual([
      head.origin,
      '42',
      Buffer.from(head.root, 'hex').toString('base64'),
      '',
    ]);
    expect(lines[4]).toMatch(/^— log\.example [A-Za-z0-9+/]+={0,2}$/);
    expect(verifyCheckpoint(note, verifierKey)).toEqual({ ok: true, value: head });
    expect(parseCheckpoint(note)).toEqual({ ok: true, value: head });
  });

  it('ignores signatures of keys it does not know', () => {
    const foreign = signCheckpoint(head, otherSigner).split('\n').at(-2);
    expect(verifyCheckpoint(`${note}${foreign}\n`, verifierKey).ok).toBe(true);
    expect(verifyCheckpoint(signCheckpoint(head, otherSigner), verifierKey).ok).toBe(false);
  });

  it('keeps signed extension lines out of the head', () => {
    const extended = signNote(`${checkpointBody(head)}extension\n`, signer);
    expect(verifyCheckpoint(extended, verifierKey)).toEqual({ ok: true, value: head });
  });

  it.each([
    ['another size', note.replace('\n42\n', '\n43\n')],
    ['another origin', note.replace('agency-1', 'agency-2')],
    ['the name but not the key', signCheckpoint(head, impostor)],
  ])('is refused with %s', (_, forged) => expect(verifyCheckpoint(forged, verifierKey).ok).toBe(false));

  it.each(['o\n042\n', 'o\n-1\n', 'o\n1e3\n', 'o\n99999999999999999999\n', '\n1\n'])(
    'is refused when the signed text begins %j',
    (start) => {
      const root = Buffer.from(head.root, 'hex').toString('base64');
      const body = `${start}${root}\n`;
      const signed = body.startsWith('\n') ? `x\n${body}` : body;
      expect(verifyCheckpoint(signNote(signed, signer), verifierKey).ok).toBe(false);
    },
  );
});

describe('signed head', () => {
  const signature = signHead(head, signer);

  it('verifies with the key and no other', () => {
    expect(verifyHead(head, signature, verifierKey)).toBe(true);
    expect(verifyHead(head, signHead(head, impostor), verifierKey)).toBe(false);
  });

  it('does not verify for another size, root or agency', () => {
    expect(verifyHead({ ...head, size: 43 }, signature, verifierKey)).toBe(false);
    expect(verifyHead({ ...head, root: leafHash('y') }, signature, verifierKey)).toBe(false);
    expect(verifyHead({ ...head, origin: originOf(signer.name, 'agency-2') }, signature, verifierKey)).toBe(
      false,
    );
  });

  it('answers false, never throws, on nonsense', () => {
    expect(verifyHead(head, 'nonsense', verifierKey)).toBe(false);
    expect(verifyHead(head, '', verifierKey)).toBe(false);
    expect(verifyHead({ ...head, root: 'x' }, signature, verifierKey)).toBe(false);
    expect(verifyHead(head, signature, 'nonsense')).toBe(false);
    expect(() => signHead({ ...head, size: -1 }, signer)).toThrow(TypeError);
  });
});
