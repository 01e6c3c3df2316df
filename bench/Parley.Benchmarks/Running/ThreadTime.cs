using System.Runtime.InteropServices;

namespace Parley.Benchmarks.Running;

/// <summary>Processor time of the running thread, from Linux: on a busy machine the clock on the wall measures the others too.</summary>
internal static class ThreadTime
{
    // CLOCK_THREAD_CPUTIME_ID of <time.h>.
    private const int ThreadClock = 3;

    public static double Milliseconds() => Read(ThreadClock, out var time) == 0 ? (time.Seconds * 1e3) + (time.Nanoseconds / 1e6) : double.NaN;

    [DllImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int Read(int clock, out Time time);

    [StructLayout(LayoutKind.Sequential)]
    private struct Time
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
