import { createRouter, createWebHashHistory } from 'vue-router'
import HomeView from './views/public/HomeView.vue'

export const router = createRouter({
  history: createWebHashHistory(),
  scrollBehavior: () => ({ top: 0 }),
  routes: [
    { path: '/', component: HomeView, meta: { title: '首页' } },
    { path: '/policies', name: 'library', component: () => import('./views/public/LibraryView.vue'), meta: { title: '政策库' } },
    { path: '/policies/:id', component: () => import('./views/public/PolicyView.vue'), meta: { title: '政策详情' } },
    { path: '/notices', component: () => import('./views/public/NoticesView.vue'), meta: { title: '公示公告' } },
    { path: '/space', component: () => import('./views/enterprise/SpaceView.vue'), meta: { title: '企业空间', needs: 'PERSON' } },
    { path: '/claims', component: () => import('./views/enterprise/ClaimsView.vue'), meta: { title: '我的申报', needs: 'PERSON' } },
    { path: '/claims/:id', component: () => import('./views/enterprise/ClaimView.vue'), meta: { title: '申报详情', needs: 'PERSON' } },
    { path: '/dossier', component: () => import('./views/enterprise/DossierView.vue'), meta: { title: '一企一档', needs: 'PERSON' } },
    { path: '/enquiries', component: () => import('./views/enterprise/EnquiriesView.vue'), meta: { title: '企业直通车', needs: 'PERSON' } },
    { path: '/desk', component: () => import('./views/desk/QueueView.vue'), meta: { title: '待办', needs: 'OFFICER' } },
    { path: '/desk/claims/:id', component: () => import('./views/desk/DecideView.vue'), meta: { title: '办理', needs: 'OFFICER' } },
    { path: '/desk/runs/:id', component: () => import('./views/desk/RunView.vue'), meta: { title: '免申即享', needs: 'OFFICER' } },
    { path: '/desk/directline', component: () => import('./views/desk/DirectlineView.vue'), meta: { title: '企业直通车', needs: 'OFFICER' } },
    { path: '/desk/policies', component: () => import('./views/desk/DraftsView.vue'), meta: { title: '政策维护', needs: 'OFFICER' } },
    { path: '/desk/policies/:id', component: () => import('./views/desk/DraftView.vue'), meta: { title: '政策事项', needs: 'OFFICER' } },
    { path: '/desk/monitoring', component: () => import('./views/desk/MonitoringView.vue'), meta: { title: '监测', needs: 'OFFICER' } },
    { path: '/desk/connectors', component: () => import('./views/desk/ConnectorsView.vue'), meta: { title: '系统接入', needs: 'OFFICER' } },
    { path: '/desk/commands', component: () => import('./views/desk/CommandsView.vue'), meta: { title: '指令与对账', needs: 'OFFICER' } },
    { path: '/:rest(.*)', redirect: '/' },
  ],
})

router.afterEach((to) => {
  document.title = `${String(to.meta.title ?? '')} · 晋策`
})
