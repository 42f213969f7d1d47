import type { FastifyReply } from 'fastify';
import type { SheetFile } from '../publishing/index.ts';

/** Hands over a file to save: under its Chinese name, and under a plain one where that is not understood. */
export const sendFile = async (reply: FastifyReply, file: SheetFile, plainName: string) =>
  await reply
    .type(file.mediaType)
    .header(
      'content-disposition',
      `attachment; filename="${plainName}"; filename*=UTF-8''${encodeURIComponent(file.fileName)}`,
    )
    .send(file.bytes);
