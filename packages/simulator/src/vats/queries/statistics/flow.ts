const pieceLength = 64 * 1024;

/** Texts as a stream of bytes, made no faster than they are taken. */
export const flowOf = (texts: Iterable<string>): ReadableStream<Uint8Array> => {
  const rest = texts[Symbol.iterator]();
  return new ReadableStream({
    pull: (controller) => {
      let piece = '';
      while (piece.length < pieceLength) {
        const { done, value } = rest.next();
        if (done) {
          if (piece !== '') controller.enqueue(Buffer.from(piece));
          return controller.close();
        }
        piece += value;
      }
      return controller.enqueue(Buffer.from(piece));
    },
    cancel: () => void rest.return?.(),
  });
};
