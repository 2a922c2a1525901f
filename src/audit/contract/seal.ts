import * as T from 'typebox';
import { route } from '../../platform/contract/route.ts';
import { Instant } from '../../platform/contract/schemas.ts';

const Size = T.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER });
const Hashes = T.Array(T.String(), { description: 'SHA-256, base64; nearest first (RFC 6962)' });
export const Checkpoint = T.Object({
  size: T.Integer(),
  root: T.String({ description: 'SHA-256, base64' }),
  at: Instant,
  note: T.String({ description: 'C2SP signed note: origin, size, root, time, Ed25519 signature' }),
});

export const getCheckpoint = route({
  method: 'GET',
  path: '/api/audit/checkpoint',
  tag: 'Nhật ký',
  summary: 'Điểm kiểm chứng cuối cùng của nhật ký, có chữ ký',
  permission: 'audit.read',
  reply: Checkpoint,
});

export const getInclusionProof = route({
  method: 'GET',
  path: '/api/audit/proofs/inclusion',
  tag: 'Nhật ký',
  summary: 'Bằng chứng một dòng nằm trong nhật ký (RFC 6962)',
  permission: 'audit.read',
  query: T.Object({ number: Size, size: T.Optional(Size) }),
  reply: T.Object({
    number: T.Integer({ description: 'Số niêm phong, từ 1; vị trí lá theo RFC 6962 là số này trừ 1' }),
    eventId: T.Integer(),
    leaf: T.String(),
    path: Hashes,
    checkpoint: Checkpoint,
  }),
});

export const getConsistencyProof = route({
  method: 'GET',
  path: '/api/audit/proofs/consistency',
  tag: 'Nhật ký',
  summary: 'Bằng chứng nhật ký lúc trước là phần đầu của nhật ký lúc sau (RFC 6962)',
  permission: 'audit.read',
  query: T.Object({ from: Size, to: T.Optional(Size) }),
  reply: T.Object({ from: Checkpoint, to: Checkpoint, path: Hashes }),
});
