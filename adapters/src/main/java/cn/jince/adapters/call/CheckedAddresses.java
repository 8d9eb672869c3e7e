package cn.jince.adapters.call;

import cn.jince.api.reply.Reply;
import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.FutureListener;
import io.netty.util.concurrent.Promise;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;

/** Resolves names as usual and lets through only the addresses a system has declared; numbers are looked at as well. */
final class CheckedAddresses extends AddressResolverGroup<InetSocketAddress> {
    private final AddressResolverGroup<InetSocketAddress> usual;
    private final DeclaredHosts hosts;

    CheckedAddresses(AddressResolverGroup<InetSocketAddress> usual, DeclaredHosts hosts) {
        this.usual = usual;
        this.hosts = hosts;
    }

    @Override
    protected AddressResolver<InetSocketAddress> newResolver(EventExecutor executor) {
        return new Checked(executor, usual.getResolver(executor));
    }

    private final class Checked implements AddressResolver<InetSocketAddress> {
        private final EventExecutor executor;
        private final AddressResolver<InetSocketAddress> resolver;

        Checked(EventExecutor executor, AddressResolver<InetSocketAddress> resolver) {
            this.executor = executor;
            this.resolver = resolver;
        }

        @Override
        public boolean isSupported(SocketAddress address) {
            return resolver.isSupported(address);
        }

        /** Never: what needs no resolving must be looked at all the same. */
        @Override
        public boolean isResolved(SocketAddress address) {
            return false;
        }

        @Override
        public Future<InetSocketAddress> resolve(SocketAddress address) {
            return resolve(address, executor.newPromise());
        }

        @Override
        public Future<InetSocketAddress> resolve(SocketAddress address, Promise<InetSocketAddress> promise) {
            Promise<List<InetSocketAddress>> all = executor.newPromise();
            resolveAll(address, all).addListener((FutureListener<List<InetSocketAddress>>) found -> {
                if (found.isSuccess()) {
                    promise.trySuccess(found.getNow().getFirst());
                } else {
                    promise.tryFailure(found.cause());
                }
            });
            return promise;
        }

        @Override
        public Future<List<InetSocketAddress>> resolveAll(SocketAddress address) {
            return resolveAll(address, executor.newPromise());
        }

        @Override
        public Future<List<InetSocketAddress>> resolveAll(
                SocketAddress address, Promise<List<InetSocketAddress>> promise) {
            resolver.resolveAll(address).addListener((FutureListener<List<InetSocketAddress>>) found -> {
                if (!found.isSuccess()) {
                    promise.tryFailure(found.cause());
                    return;
                }
                List<InetSocketAddress> declared =
                        found.getNow().stream().filter(this::declared).toList();
                if (declared.isEmpty()) {
                    promise.tryFailure(
                            CallFailed.because(Reply.Reason.BAD_ANSWER, "an address outside its declared hosts"));
                } else {
                    promise.trySuccess(declared);
                }
            });
            return promise;
        }

        private boolean declared(InetSocketAddress address) {
            InetAddress resolved = address.getAddress();
            return resolved != null && hosts.allows(resolved);
        }

        @Override
        public void close() {
            resolver.close();
        }
    }
}
