/**
 * A download that says in the log why it broke off. Its client gets no reason: the connection ends before the last byte, so
 * that nobody mistakes half a list for the whole list.
 */
export function loggedDownload<T>(content: ReadableStream<T>, logFailure: (error: unknown) => void): ReadableStream<T> {
  const reader = content.getReader();
  return new ReadableStream<T>({
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        if (done) controller.close();
        else controller.enqueue(value);
      } catch (error) {
        logFailure(error);
        // The server writes this text to the client.
        controller.error(new Error('the download broke off'));
      }
    },
    cancel: (reason) => reader.cancel(reason),
  });
}
