import { generateKeyPairSync, sign } from 'node:crypto';

// A certificate for localhost, made when a test needs one, so that no key stands in the repository.

const tlv = (tag: number, ...parts: readonly Buffer[]): Buffer => {
  const content = Buffer.concat(parts);
  const { length } = content;
  const head = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...head]), content]);
};
const sequence = (...parts: readonly Buffer[]): Buffer => tlv(0x30, ...parts);
const bits = (content: Buffer): Buffer => tlv(0x03, Buffer.from([0]), content);
const hex = (text: string): Buffer => Buffer.from(text, 'hex');

/** ecdsa-with-SHA256 (RFC 5758, 3.2), commonName (RFC 5280, A.1), subjectAltName and basicConstraints (4.2.1). */
const ecdsa = sequence(tlv(0x06, hex('2a8648ce3d040302')));
const name = sequence(tlv(0x31, sequence(tlv(0x06, hex('550403')), tlv(0x0c, Buffer.from('localhost')))));
const extension = (oid: string, value: Buffer): Buffer => sequence(tlv(0x06, hex(oid)), tlv(0x04, value));
const extensions = tlv(
  0xa3,
  sequence(
    extension('551d11', sequence(tlv(0x82, Buffer.from('localhost')))),
    extension('551d13', sequence(tlv(0x01, hex('ff')))),
  ),
);

const pem = (der: Buffer): string =>
  `-----BEGIN CERTIFICATE-----\n${der.toString('base64').replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`;

/** Key and self-signed certificate of localhost in PEM, from 2020 to 2049. */
export function selfSigned(): { readonly key: string; readonly cert: string } {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const validity = sequence(tlv(0x17, Buffer.from('200101000000Z')), tlv(0x17, Buffer.from('490101000000Z')));
  const body = sequence(
    tlv(0xa0, tlv(0x02, Buffer.from([2]))),
    tlv(0x02, Buffer.from([1])),
    ecdsa,
    name,
    validity,
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    extensions,
  );
  const cert = pem(sequence(body, ecdsa, bits(sign('sha256', body, privateKey))));
  return { key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), cert };
}
