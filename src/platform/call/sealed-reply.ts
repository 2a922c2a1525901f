import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { problem } from '../problems/catalogue.ts';

/** The session token is not in the database (only its digest is), so what is sealed with it cannot be read from there. */
const keyOf = (token: string): Buffer => createHash('sha256').update(`sealed reply\n${token}`).digest();

/** An answer as AES-256-GCM text `nonce.tag.cipher`. */
export const seal = (answer: unknown, token: string): string => {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyOf(token), nonce);
  const content = Buffer.concat([cipher.update(JSON.stringify(answer), 'utf8'), cipher.final()]);
  return [nonce, cipher.getAuthTag(), content].map((part) => part.toString('base64url')).join('.');
};

/** Opens what the same session sealed; another session (after signing in again) is told that the request was already done. */
export const openSealed = (sealed: unknown, token: string): unknown => {
  try {
    const [nonce, tag, content] = String(sealed)
      .split('.')
      .map((part) => Buffer.from(part, 'base64url'));
    if (!nonce || !tag || !content) throw new Error('not sealed');
    const decipher = createDecipheriv('aes-256-gcm', keyOf(token), nonce);
    decipher.setAuthTag(tag);
    return JSON.parse(Buffer.concat([decipher.update(content), decipher.final()]).toString('utf8'));
  } catch {
    throw problem('idempotency-key-reused', {
      detail:
        'Việc này đã làm xong trong phiên làm việc trước; mật khẩu đã cấp chỉ xem được trong phiên đó. Nếu chưa ghi lại, hãy cấp mật khẩu mới.',
    });
  }
};
