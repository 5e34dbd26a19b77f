/** What stands in a folder, one by one; the compiler's own declarations leave it out. */
interface FileSystemDirectoryHandle {
  entries(): AsyncIterable<[string, FileSystemHandle]>
}
