import { randomBytes } from 'node:crypto';

/** A file between files.getUploadURLExternal and files.completeUploadExternal. */
type Upload = {
  readonly fileId: string;
  readonly filename: string;
  readonly length: number;
  readonly user: string;
  content?: Buffer;
};

export type Uploads = {
  /** Returns the ticket in the upload's address. */
  begin(upload: Omit<Upload, 'content'>): string;
  byTicket(ticket: string): Upload | undefined;
  /** An upload whose bytes arrived; it can be taken once. */
  take(fileId: string): (Upload & { content: Buffer }) | undefined;
};

export function createUploads(): Uploads {
  const tickets = new Map<string, Upload>();
  return {
    begin(upload) {
      const ticket = randomBytes(12).toString('hex');
      tickets.set(ticket, { ...upload });
      return ticket;
    },
    byTicket: (ticket) => tickets.get(ticket),
    take(fileId) {
      const found = [...tickets].find(([, upload]) => upload.fileId === fileId);
      if (found === undefined) return undefined;
      const [ticket, { content, ...rest }] = found;
      if (content === undefined) return undefined;
      tickets.delete(ticket);
      return { ...rest, content };
    },
  };
}
