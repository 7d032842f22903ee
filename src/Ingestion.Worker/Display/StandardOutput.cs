using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Ingestion.Worker.Display;

/// <summary>Standard output as this program writes it: UTF-8 whatever the locale says, and with an error when its reader has gone.</summary>
internal static class StandardOutput
{
    private const int Descriptor = 1;

    /// <summary>Opens standard output; every line is written at once.</summary>
    public static TextWriter Open()
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        return new StreamWriter(Stream(), utf8, bufferSize: 16 * 1024) { AutoFlush = true, NewLine = "\n" };
    }

    /// <summary>
    /// The console stream says nothing when the reading end of a pipe is closed, and a command in front of <c>head</c> would
    /// work on to the end of its input. A file stream throws. It is used for pipes only: in a file that standard error is
    /// redirected to as well it would write over the other's lines.
    /// </summary>
    private static Stream Stream()
    {
        if (OperatingSystem.IsWindows() || !Console.IsOutputRedirected)
            return Console.OpenStandardOutput();
        var pipe = new FileStream(new SafeFileHandle(Descriptor, ownsHandle: false), FileAccess.Write, bufferSize: 0);
        return pipe.CanSeek ? Console.OpenStandardOutput() : pipe;
    }
}
